/** What came of the last thing done on the page. */
export interface PeopleState {
  readonly failed: boolean;
  readonly message: string | null;
  /** The one-time link that was issued, and how to use it. */
  readonly link: string | null;
  readonly detail: string | null;
}

export const nothingDone: PeopleState = { failed: false, message: null, link: null, detail: null };
