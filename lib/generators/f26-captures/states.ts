import type { BlankValue, StateName } from '@/lib/questions';
import type { HostName } from '@/lib/sim';
import type { MisconceptionRow } from '@/lib/tcp';
import type { Blank } from '../body-listed';
import type { Form } from '../family';
import { codeOf, nearMiss, type Wrong } from '../observe';
import { hostNames, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { different } from './blanks';
import { type Capture, introText, labOf, linesOf, printed, printLine } from './capture';
import { common } from './fill';

const rows = [
  'D09',
  'D10',
  'D17',
  'D18',
  'D19',
  'D23',
  'D25',
] as const satisfies readonly MisconceptionRow[];

/** Which states both ends are in at the moment of a line. */
export const states: Form<Capture> = {
  id: 'states',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (capture, { random, difficulty }) => {
    const lab = labOf(capture);
    const view = lab.real;
    const lines = linesOf(view, capture);
    // Something happens to the states only at the beginning and at the end.
    const opening = [0, 1, 2];
    const closing = lines.flatMap((_, index) => (index >= lines.length - 4 ? [index] : []));
    const index = random.pick(difficulty <= 1 ? opening : [...opening, ...closing, ...closing]);
    const line = lines[index];
    if (line === undefined) return null;
    const blank = (host: HostName): Blank => {
      const right: StateName = view.statesAt(line.at)[host];
      const believed = rows.map((row): Wrong<StateName> => {
        return {
          value: lab.under(row).statesAt(line.at)[host],
          misconception: codeOf(row),
          why: null,
        };
      });
      const wrong = different(right, [
        ...believed,
        nearMiss(view.statesAt(line.at - 1)[host], text('generators.slips.before')),
        nearMiss(
          view.statesAt((lines[index + 1]?.at ?? line.at) + capture.delayMs)[host],
          text('generators.slips.after'),
        ),
        nearMiss(view.statesAt(line.at)[otherHost(host)], text('generators.slips.otherEnd')),
      ]);
      return {
        id: host === 'A' ? 'a' : 'b',
        ask: text('generators.f26.states.ask', { host }),
        type: 'state',
        unit: null,
        value: { type: 'state', value: right } satisfies BlankValue,
        faults: wrong,
      };
    };
    const blanks = hostNames.map(blank);
    const told = view.statesAt(line.at);
    return {
      ...common(capture, view),
      stem: paragraphs(
        introText(capture),
        text('generators.f26.states.stem', { nth: index + 1, from: line.from }),
      ),
      body: blanks.some(({ faults }) => faults.some(({ misconception }) => misconception !== null))
        ? {
            kind: 'read-capture',
            capture: printed(lines.map((each) => printLine(capture, each))),
            blanks,
          }
        : null,
      why: text('generators.f26.states.why', {
        nth: index + 1,
        from: line.from,
        A: told.A,
        B: told.B,
      }),
      reasons: view.reasonsAt(line.at),
      remember: text('generators.f26.states.remember'),
    };
  },
};
