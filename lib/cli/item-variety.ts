import { generate, type GeneratorId } from '@/lib/generators';
import { assert } from '@/lib/kit';
import type { HostName, LadderView } from '@/lib/sim';
import type { Item, PublicBody } from '@/lib/questions';

/** How much the questions of a family differ in what must be reasoned about. */
export interface Variety {
  readonly generator: GeneratorId;
  readonly seeds: number;
  /** Runs that differ when numbers and times are made canonical. */
  readonly runs: number;
  /** Runs with what is asked about them: the stem, what there is to choose from, and where its numbers lie in the run. */
  readonly questions: number;
  /** Those of `questions` that the last quarter of the seeds was the first to show: few where the space is used up. */
  readonly lateQuestions: number;
}

/** Counts over the seeds from 0 on, each at the difficulty that it draws. */
export function varietyOf(generator: GeneratorId, seeds: number): Variety {
  const runs = new Set<string>();
  const questions = new Set<string>();
  let early = 0;
  for (let seed = 0; seed < seeds; seed += 1) {
    if (seed === Math.floor((seeds * 3) / 4)) early = questions.size;
    const made = generate({ generator, seed: seed.toString(36), locale: 'en' });
    assert(made.ok, `a question of ${generator} for seed ${seed.toString(36)}`);
    const run = canonicalRun(made.value.key.evidence);
    runs.add(run.told);
    questions.add(`${run.told}\n${canonicalQuestion(made.value, run)}`);
  }
  const { size } = questions;
  return { generator, seeds, runs: runs.size, questions: size, lateQuestions: size - early };
}

/** A run by its order alone, and how a number from outside is told by it. */
interface CanonicalRun {
  readonly told: string;
  /** A moment by its place among those of the run. */
  readonly moment: (ms: number) => string;
  /** A sequence number by its place in the run; any other number without its value. */
  readonly number: (number: number) => string;
}

/**
 * Times, and the numbers of each end's sequence space, are ranks: what lies before what is kept, how far is not. Compared
 * is what RFC 9293 §3.10.7.4 compares: first and last number of the text, RCV.NXT and the end of the window. Lengths are
 * names, equal ones the same; nothing stays nothing. Ports are left out.
 */
export function canonicalRun(view: LadderView | null): CanonicalRun {
  const { segments, states, marks } = view ?? { segments: [], states: [], marks: [] };
  const time = ranks([
    ...segments.flatMap(({ sentAt, arrivedAt }) => [sentAt, arrivedAt ?? sentAt]),
    ...states.map(({ from }) => from),
    ...marks.map(({ at }) => at),
  ]);
  const spaces = { A: spaceOf(segments, 'A'), B: spaceOf(segments, 'B') };
  const length = names();
  const told = {
    segments: segments.map(({ from, sentAt, arrivedAt, flags, seq, ack, len, wnd, attempt }) => {
      const theirs = spaces[from === 'A' ? 'B' : 'A'].place;
      const mine = spaces[from].place;
      const acked = ack === null ? null : [theirs(ack), theirs(ack + wnd)];
      const arrived = arrivedAt === null ? 'lost' : time(arrivedAt);
      const text = [mine(seq), mine(seq + len), length(len)];
      return [from, time(sentAt), arrived, flags.join(), ...text, acked, wnd === 0, attempt];
    }),
    states: states.map(({ host, state, from }) => [host, state, time(from)]),
    marks: marks.map(({ host, kind, name, at }) => [host, kind, name, time(at)]),
  };
  const number = (found: number): string => {
    const host = hosts.find((each) => spaces[each].has(found));
    return host === undefined ? '#' : `${host}${spaces[host].place(found)}`;
  };
  return { told: JSON.stringify(told), moment: (ms) => `t${time(ms)}`, number };
}

const hosts: readonly HostName[] = ['A', 'B'];

/** The numbers of one end's sequence space, by their places on the circle of 2^32 from the end's first number on. */
function spaceOf(segments: LadderView['segments'], host: HostName) {
  const numbers = segments.flatMap(({ from, seq, ack, len, wnd }) =>
    from === host ? [seq, seq + len] : ack === null ? [] : [ack, ack + wnd],
  );
  const first = segments.find(({ from }) => from === host)?.seq ?? numbers[0] ?? 0;
  // Half the circle back, so that what is older than the first number stands before it.
  const offset = (number: number): number => (number - first) | 0;
  const rank = ranks(numbers.map(offset));
  const known = new Set(numbers.map(offset));
  return {
    place: (number: number): number => rank(offset(number)),
    has: (number: number): boolean => known.has(offset(number)),
  };
}

/** The place of a number among the sorted ones; halfway between two of them for one that is none of them. */
function ranks(numbers: readonly number[]): (number: number) => number {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return (number) => {
    const place = sorted.indexOf(number);
    return place === -1 ? sorted.filter((each) => each < number).length - 0.5 : place;
  };
}

/** Numbers as names in the order in which they come; 0 is 0. */
function names(): (number: number) => number {
  const known: number[] = [0];
  return (number) => {
    if (!known.includes(number)) known.push(number);
    return known.indexOf(number);
  };
}

/** The words of a question, with its numbers as the run tells them: the stem, and what there is to choose from in any order. */
function canonicalQuestion(
  { public: { stem, body, preset } }: Item,
  { moment, number }: CanonicalRun,
): string {
  const told = (text: string): string =>
    text
      .replaceAll(/(\d+(?:\.\d+)?) (ms|s)\b/g, (_, digits: string, unit: string) =>
        moment(Number(digits) * (unit === 's' ? 1000 : 1)),
      )
      .replaceAll(/(?<![\w.])\d+(\.\d+)?/g, (digits) => number(Number(digits)));
  return [preset ?? '', body.kind, told(stem), ...choosable(body).map(told).sort()].join('\n');
}

const choosable = (body: PublicBody): string[] =>
  'options' in body ? body.options.map(({ text }) => text) : [];
