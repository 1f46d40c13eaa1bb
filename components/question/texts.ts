import type { LadderTexts } from '../tcp/ladder-texts';
import type { FreeTextTexts } from './free-text-data';
import type { KindTexts } from './kind-texts';

/** What a question page says in the reader's language, for the browser; `{name}` places are filled in by `fill`. */
export interface QuestionTexts {
  readonly choose: string;
  readonly chooseAll: string;
  readonly number: string;
  readonly numberHint: string;
  readonly header: string;
  readonly headerHint: string;
  readonly given: string;
  readonly states: string;
  readonly pickState: string;
  readonly fields: {
    readonly flags: string;
    readonly seq: string;
    readonly ack: string;
    readonly len: string;
  };
  readonly freeText: FreeTextTexts;
  readonly kinds: KindTexts;
  readonly nothing: string;
  readonly none: string;
  readonly empty: string;
  readonly answer: string;
  readonly sending: string;
  readonly next: string;
  readonly again: string;
  readonly offline: string;
  readonly kept: string;
  readonly signIn: string;
  readonly restored: string;
  readonly noScript: string;
  readonly verdict: {
    readonly right: string;
    readonly partly: string;
    readonly wrong: string;
    readonly unanswered: string;
  };
  readonly parts: string;
  readonly rightMark: string;
  readonly wrongMark: string;
  readonly missedMark: string;
  readonly yours: string;
  readonly fact: string;
  readonly belief: string;
  readonly why: string;
  readonly remember: string;
  readonly sources: string;
  readonly tally: string;
  readonly run: string;
  readonly keys: {
    readonly title: string;
    readonly show: string;
    readonly close: string;
    readonly list: readonly { readonly key: string; readonly does: string }[];
  };
  readonly ladder: LadderTexts;
}
