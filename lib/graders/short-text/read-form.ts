import { unitsOf, type Unit } from './units';

/** A place of a form: the phrases that may stand there, each as its pieces. */
export type Slot = readonly (readonly Unit[])[];

/**
 * A form of an answer as its words in order, each with what may stand for it. Words are apart by spaces: those of one
 * word (`TIME-WAIT`) stay together, written apart or not, whatever becomes of the others.
 */
export function readForm(form: string, synonyms: readonly (readonly string[])[]): Slot[] {
  const groups = synonyms.map((group) => group.map((phrase) => unitsOf(phrase)));
  const words = form.trim().split(/\s+/);
  const slots: Slot[] = [];
  let carried = '';
  for (const word of words) {
    const units = unitsOf(carried + word);
    const [only] = units;
    // A «not» alone belongs to the word after it.
    if (units.length === 1 && only?.text === '') {
      carried = `${carried}${word} `;
      continue;
    }
    carried = '';
    if (units.length > 0) slots.push(together(units));
  }
  if (carried !== '') slots.push([unitsOf(carried)]);
  return withSynonyms(slots, groups);
}

/** The pieces of one word, apart or joined. */
function together(units: readonly Unit[]): Slot {
  const [first] = units;
  const joinable = units.length > 1 && units.every(({ han, negated }) => !han && !negated);
  if (first === undefined || !joinable) return [units];
  return [units, [{ ...first, text: units.map(({ text }) => text).join('') }]];
}

/** Slots in a row that say one phrase of a group become one slot that takes any of them; the longest phrase first. */
function withSynonyms(slots: readonly Slot[], groups: readonly (readonly Unit[])[][]): Slot[] {
  const made: Slot[] = [];
  let at = 0;
  while (at < slots.length) {
    const found = longestPhrase(slots.slice(at), groups);
    const slot = slots[at];
    if (found === null) {
      if (slot !== undefined) made.push(slot);
      at += 1;
    } else {
      made.push(found.slot);
      at += found.slots;
    }
  }
  return made;
}

/** No group has phrases of more words. */
const longestSynonym = 8;

function longestPhrase(
  slots: readonly Slot[],
  groups: readonly (readonly Unit[])[][],
): { readonly slot: Slot; readonly slots: number } | null {
  for (let count = Math.min(slots.length, longestSynonym); count > 0; count -= 1) {
    const said = slots.slice(0, count).flatMap(([units]) => units ?? []);
    const [first] = said;
    const negated = first?.negated ?? false;
    const group = groups.find((phrases) => phrases.some((phrase) => saysSame(phrase, said)));
    if (group === undefined) continue;
    const own = count === 1 ? (slots[0] ?? []) : [said];
    const others = group.map((phrase) => denied(phrase, negated));
    return { slot: [...own, ...others.flatMap((units) => [...together(units)])], slots: count };
  }
  return null;
}

/** Whether two phrases are the same words; a «not» before the first stays with the place, whatever stands there. */
const saysSame = (phrase: readonly Unit[], said: readonly Unit[]): boolean =>
  phrase.length === said.length &&
  phrase.every(
    ({ text, negated }, index) =>
      text === said[index]?.text && (index === 0 || negated === said[index].negated),
  );

const denied = (phrase: readonly Unit[], negated: boolean): Unit[] =>
  phrase.map((unit, index) =>
    index === 0 ? { ...unit, negated: unit.negated !== negated } : unit,
  );
