import type { Slot } from './read-form';
import { isSameWord } from './same-word';
import type { Unit } from './units';

export interface Reading {
  /** Whether the words must come in the order of the slots. */
  readonly ordered: boolean;
  /** Whether misspelled words count. */
  readonly misspelled: boolean;
}

/** Where a reader of the text stands: in which piece, and how far into it where it is Chinese. */
interface Place {
  readonly unit: number;
  readonly character: number;
}

/** No honest text needs so many: a form of words that are all but alike is given up. */
const mostTries = 1_000;

/**
 * Whether a text says exactly what the slots hold: each slot once, nothing left over. Chinese is written without
 * spaces, so one piece of the text may fill several slots. Each pair of place and slots still open is tried once.
 */
export function fits(text: readonly Unit[], slots: readonly Slot[], reading: Reading): boolean {
  const tried = new Set<string>();
  const same = sameWords(reading);
  const names = slots.map((slot) => JSON.stringify(slot));
  const alike = names.map((name) => names.indexOf(name));
  const rest = (place: Place, open: readonly number[]): boolean => {
    if (open.length === 0) return place.unit === text.length;
    // Slots that take the same are one choice, and so are places reached with the same slots still open.
    const left = open.map((slot) => alike[slot] ?? slot);
    const key = `${String(place.unit)}.${String(place.character)}:${left.join()}`;
    if (tried.has(key) || tried.size > mostTries) return false;
    tried.add(key);
    const next = reading.ordered
      ? open.slice(0, 1)
      : open.filter((_, index) => left.indexOf(left[index] ?? -1) === index);
    return next.some((slot) =>
      (slots[slot] ?? []).some((phrase) => {
        const after = advance(text, place, phrase, same);
        const others = open.filter((other) => other !== slot);
        return after !== null && rest(after, others);
      }),
    );
  };
  return rest(
    { unit: 0, character: 0 },
    slots.map((_, index) => index),
  );
}

/** The place behind a phrase that stands here; null when it does not. */
function advance(
  text: readonly Unit[],
  from: Place,
  phrase: readonly Unit[],
  same: SameWords,
): Place | null {
  let place: Place | null = from;
  for (const word of phrase) {
    if (place === null) return null;
    place = past(text, place, word, same);
  }
  return place;
}

function past(text: readonly Unit[], place: Place, word: Unit, same: SameWords): Place | null {
  const unit = text[place.unit];
  // A «not» is said before the first character of a piece: inside it, nothing is denied.
  if (unit === undefined || (place.character === 0 && unit.negated) !== word.negated) return null;
  if (unit.han && word.han) {
    if (!unit.text.startsWith(word.text, place.character)) return null;
    const end = place.character + word.text.length;
    return end === unit.text.length
      ? { unit: place.unit + 1, character: 0 }
      : { unit: place.unit, character: end };
  }
  return place.character === 0 && same(unit.text, word.text)
    ? { unit: place.unit + 1, character: 0 }
    : null;
}

type SameWords = (typed: string, meant: string) => boolean;

/** How words are compared in one reading; two words are compared once. */
function sameWords({ misspelled }: Reading): SameWords {
  if (!misspelled) return (typed, meant) => typed === meant;
  const known = new Map<string, boolean>();
  return (typed, meant) => {
    const pair = `${typed} ${meant}`;
    const same = known.get(pair) ?? isSameWord(typed, meant);
    known.set(pair, same);
    return same;
  };
}
