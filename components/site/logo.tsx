/** Two lifelines, a segment there and one back. The same picture as app/icon.svg. */
export function Logo({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path d="M5 3v26" className="stroke-end-a stroke-3" strokeLinecap="round" />
      <path d="M27 3v26" className="stroke-end-b stroke-3" strokeLinecap="round" />
      <path d="M8 7l13 5" className="fill-none stroke-end-a stroke-[2.5]" />
      <path d="M25 13.5l-6.5 1 2.6-5.6z" className="fill-end-a" />
      <path d="M24 18l-13 5" className="fill-none stroke-end-b stroke-[2.5]" />
      <path d="M7 24.5l6.5 1-2.6-5.6z" className="fill-end-b" />
    </svg>
  );
}
