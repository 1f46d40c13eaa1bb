/** What a ladder says in the reader's language; `{name}` places are filled in by `fill`. */
export interface LadderTexts {
  readonly picture: string;
  readonly hint: string;
  readonly roles: { readonly client: string; readonly server: string };
  /** `{from} {flags} {numbers}`, then one of the outcomes. */
  readonly segment: string;
  readonly arrives: string;
  readonly neverArrives: string;
  readonly lost: string;
  readonly retry: string;
  readonly timers: Readonly<Record<string, string>>;
  readonly asText: string;
  readonly stateFor: string;
  readonly stateStays: string;
  readonly mark: string;
  readonly step: string;
  /** Before any is chosen. */
  readonly steps: string;
  readonly previous: string;
  readonly next: string;
  readonly relative: string;
  readonly header: {
    readonly ports: string;
    readonly seq: string;
    readonly ack: string;
    readonly flags: string;
    readonly window: string;
    readonly len: string;
  };
  readonly noAck: string;
  readonly whySent: string;
  readonly onArrival: string;
  readonly changes: string;
  readonly parts: string;
}
