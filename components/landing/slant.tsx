import clsx from 'clsx';
import type { HostName } from '@/lib/sim';

/** Between two sections: a segment goes over to the other end, as in the picture that the whole site is about. */
export function Slant({ from, flags }: { readonly from: HostName; readonly flags: string }) {
  const stroke = from === 'A' ? 'stroke-end-a' : 'stroke-end-b';
  const fill = from === 'A' ? 'fill-end-a' : 'fill-end-b';
  return (
    <div
      aria-hidden="true"
      className={clsx('relative my-12 sm:my-16', from === 'B' && '-scale-x-100')}
    >
      <svg viewBox="0 0 1000 44" className="block h-auto w-full overflow-visible">
        <path d="M2 0V44" className={clsx(stroke, 'stroke-3')} />
        <path
          d="M998 0V44"
          className={clsx(from === 'A' ? 'stroke-end-b' : 'stroke-end-a', 'stroke-3')}
        />
        <path d="M5 8L980 35" className={clsx(stroke, 'stroke-2')} />
        <path d="M994 35.4l-17 -5.4l-.4 10z" className={fill} />
      </svg>
      <p
        className={clsx(
          'absolute inset-0 flex items-center justify-center font-mono text-sm font-bold',
          from === 'A' ? 'text-end-a' : '-scale-x-100 text-end-b',
        )}
      >
        <span className="bg-paper px-2">{flags}</span>
      </p>
    </div>
  );
}
