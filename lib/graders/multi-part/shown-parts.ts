import type { BodyOf, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { rightResponse, simpleRight } from '../right-response';
import { voiceIn } from '../verdict';
import { reachedParts, type PartAnswers } from './reached';

type Key = BodyOf<KeyBody, 'multi-part'>;

/** What a question in parts shows, one part after another. */
export interface ShownParts {
  /** Without what decides them. */
  readonly body: BodyOf<PublicBody, 'multi-part'>;
  /** Whether it is still open which part comes next: it waits for an answer to one that is shown. */
  readonly goesOn: boolean;
}

/**
 * The parts up to the first one of which it is not known yet whether it is asked. More answers only ever add parts at
 * the end.
 */
export function shownParts(key: Key, answers: PartAnswers, locale: Locale): ShownParts {
  const reached = reachedParts(key, answers, voiceIn(locale));
  const waiting = new Set(reached.flatMap(({ part, grade }) => (grade === null ? [part.id] : [])));
  const open = key.parts.findIndex(({ when }) => when !== null && waiting.has(when.part));
  const decided = open < 0 ? key.parts : key.parts.slice(0, open);
  const parts = reached.filter(({ part }) => decided.includes(part));
  return {
    body: {
      kind: key.kind,
      parts: parts.map(({ part: { id, ask, body } }) => ({ id, ask, body })),
    },
    goesOn: open >= 0,
  };
}

/** The right answer to what was asked of who answered so: of a question in parts, to every part that was reached. */
export function rightAnswerTo(
  key: { readonly body: KeyBody },
  response: ResponseBody | null,
  locale: Locale,
): ResponseBody {
  if (key.body.kind !== 'multi-part' || response?.kind !== 'multi-part') return rightResponse(key);
  const reached = reachedParts(key.body, response.parts, voiceIn(locale));
  return {
    kind: key.body.kind,
    parts: reached.map(({ part }) => ({ id: part.id, response: simpleRight(part.key) })),
  };
}
