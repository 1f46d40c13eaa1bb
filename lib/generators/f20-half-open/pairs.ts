import { present } from '@/lib/kit';
import type { MatchBody } from '../body-listed';
import type { Form } from '../family';
import { codeOf } from '../observe';
import { sentences, paragraphs, text } from '../text';
import {
  type HalfOpen,
  labOf,
  type Lesson,
  lessonOf,
  lessons,
  lossText,
  lostAtMs,
  overAt,
  sequelText,
  settled,
  situationBefore,
} from './half-open';
import { lessonText, whyText } from './lesson';

const letters = ['a', 'b', 'c', 'd'];
const combinations = [
  ['reboot', 'send'],
  ['reboot', 'probe'],
  ['reboot', 'silence'],
  ['crash', 'send'],
  ['crash', 'probe'],
  ['crash', 'silence'],
  ['unplug', 'send'],
  ['unplug', 'probe'],
  ['unplug', 'silence'],
  ['break', 'silence'],
] as const;

/** Four ways in which a peer is gone, and how each comes to light. */
export const pairs: Form<HalfOpen> = {
  id: 'pairs',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    const halves = random
      .shuffle(combinations)
      .slice(0, letters.length)
      .map(([cause, sequel]) => settled({ ...given, cause, sequel }));
    const told = halves.map((half, index) => {
      return {
        half,
        id: present(letters[index], 'a letter'),
        to: lessonOf(labOf(half).real, half),
      };
    });
    const kinds = new Set(told.map(({ to }) => to)).size;
    const [first] = halves;
    if (first === undefined || kinds < 3) return null;
    const { real } = labOf(first);
    const body: MatchBody = {
      kind: 'match',
      left: told.map(({ half, id, to }) => ({
        id,
        text: sentences(lossText(half), sequelText(half)),
        to,
      })),
      right: lessons.map((id) => ({ id, text: lessonText(id, given) })),
      faults: told.flatMap(({ half, id, to }) => faultsOf(half, id, to)),
    };
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        situationBefore(given),
        text('generators.f20.pairs.stem', { survivor: given.loser === 'A' ? 'B' : 'A' }),
      ),
      body,
      why: paragraphs(...told.map(({ half, to }) => whyText(half, to))),
      remember: text('generators.f20.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.5.1', 'RFC 9293 §3.8.3', 'RFC 9293 §3.8.4'],
      view: real,
      shownUntilMs: null,
      endsAtMs: Math.min(lostAtMs(first), overAt(real, first)),
    };
  },
};

function faultsOf(half: HalfOpen, left: string, to: Lesson): MatchBody['faults'] {
  const lab = labOf(half);
  const faults = (['D47', 'D27'] as const).map((row) => ({
    left,
    right: lessonOf(lab.under(row), half),
    misconception: codeOf(row),
    why: whyText(half, to),
  }));
  return faults.filter(({ right }) => right !== to);
}
