/** What a form shows after it was sent: what was typed, what is wrong, or what was done. */
export interface FormState {
  readonly typed: Readonly<Record<string, string>>;
  readonly error: { readonly message: string; readonly field?: string } | null;
  readonly done: string | null;
}

export const untouched: FormState = { typed: {}, error: null, done: null };
