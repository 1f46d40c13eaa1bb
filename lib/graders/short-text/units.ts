/**
 * One piece of a text: a word of letters and digits, or a run of Chinese characters; `negated` when a «not» stands
 * before it. A «not» with nothing after it is a piece without text.
 */
export interface Unit {
  readonly text: string;
  readonly han: boolean;
  readonly negated: boolean;
}

const han = /\p{Script=Han}/u;
const pieces = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:'[a-z]+)?/gu;

/** Words that may be there or not: they carry nothing in an answer of a few words. */
const fillers = new Set(
  (
    'a an the is are was were be been being am it its this that these those there of to in on at by for from with as and ' +
    'do does did has have had will would can could shall should may might must i you he she they we which who what ' +
    'so then just also called because answer since'
  ).split(' '),
);
const fillerCharacters = /[的了是会就也都将着地得个们]/gu;
const denying = new Set(['not', 'no', 'never', 'without', 'neither', 'nor', 'none', 'cannot']);
const denyingCharacters = /没有|不|没|无|未|非/gu;
const denial = '!';

/** A text as its pieces, without what carries nothing: case, punctuation, hyphens, fillers. Negation goes to the next piece. */
export function unitsOf(text: string): Unit[] {
  const parts = partsOf(text);
  const units: Unit[] = [];
  let negated = false;
  for (const [index, part] of parts.entries()) {
    if (isDenial(part)) negated = !negated;
    else if (!isFiller(part, index === parts.length - 1)) {
      units.push({ text: part, han: han.test(part), negated });
      negated = false;
    }
  }
  return negated ? [...units, { text: '', han: false, negated }] : units;
}

function partsOf(text: string): string[] {
  const plain = text.normalize('NFKC').replaceAll('’', "'").toLowerCase();
  return [...plain.matchAll(pieces)].flatMap(([piece]) =>
    han.test(piece) ? hanParts(piece) : [piece],
  );
}

/** No text ends with an article: the last `a` is the host A. */
const isFiller = (part: string, last: boolean): boolean =>
  fillers.has(part) && !(last && part === 'a');

const isDenial = (part: string): boolean =>
  part === denial || denying.has(part) || part.endsWith("n't");

/** A run of characters, cut where it denies something. */
const hanParts = (run: string): string[] =>
  run
    .replace(denyingCharacters, ` ${denial} `)
    .replace(fillerCharacters, '')
    .split(' ')
    .filter((part) => part !== '');
