import { present } from '@/lib/kit';
import type { MatchBody } from '../body-listed';
import type { Form } from '../family';
import { arrivesAtMs, type Hit, hitLab, replyOf, victimOf } from '../hit';
import { codeOf } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import { beliefsIn, lineOf, realOf, ruleText, settled, situation, sourcesIn } from './odd';
import { orderIn } from './outcome';
import { candidates } from './which';

const howMany = 4;
const answers = ['rst', 'rst-ack', 'syn-ack', 'ack', 'nothing'] as const;
type Answer = (typeof answers)[number];

/** Which segment draws which answer. */
export const pairs: Form<Hit> = {
  id: 'pairs',
  topic: 'states',
  levels: [3, 5],
  weight: 2,
  ask: (given, { random, difficulty }) => {
    const hit = settled(given);
    const hits = candidates(hit, random, difficulty).slice(0, howMany);
    const body = bodyOf(hits);
    const kinds = new Set(body.left.map(({ to }) => to)).size;
    const view = realOf(hit);
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        text('generators.f17.pairs.stem', { host: victimOf(hit) }),
      ),
      body: kinds >= 2 ? body : null,
      why: paragraphs(
        ...hits.map((each) => {
          const real = realOf(each);
          return text('generators.f17.pairs.each', {
            segment: lineOf(real, each),
            rule: ruleText(real, each),
          });
        }),
      ),
      remember: text(`generators.f17.remember.${orderIn(hit)}`),
      reasons: [],
      sources: sourcesIn(hit.state),
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit) - hit.delayMs - 1,
    };
  },
};

function bodyOf(hits: readonly Hit[]): MatchBody {
  const left = hits.map((hit, index) => {
    const { real } = hitLab(hit);
    const id = present(['a', 'b', 'c', 'd'][index], 'a letter');
    return { id, text: `\`${lineOf(real, hit)}\``, to: answerIn(real, hit), hit };
  });
  return {
    kind: 'match',
    left: left.map(({ id, text: shown, to }) => ({ id, text: shown, to })),
    right: answers.map((id) => ({ id, text: text(`generators.f17.pairs.answers.${nameOf(id)}`) })),
    faults: left.flatMap(({ id, to, hit }) => faultsOf(hit, id, to)),
  };
}

function faultsOf(hit: Hit, left: string, to: Answer): MatchBody['faults'] {
  const lab = hitLab(hit);
  const faults = beliefsIn(hit.state).map((row) => ({
    left,
    right: answerIn(lab.under(row), hit),
    misconception: codeOf(row),
    why: ruleText(lab.real, hit),
  }));
  return faults.filter(
    ({ right }, index) =>
      right !== to && faults.findIndex((other) => other.right === right) === index,
  );
}

function answerIn(view: RunView, hit: Hit): Answer {
  const flags = replyOf(view, hit)?.flags.join() ?? '';
  switch (flags) {
    case '':
      return 'nothing';
    case 'RST':
      return 'rst';
    case 'SYN,ACK':
      return 'syn-ack';
    case 'ACK':
      return 'ack';
    default:
      return 'rst-ack';
  }
}

const nameOf = (answer: Answer) =>
  answer === 'rst-ack' ? 'rstAck' : answer === 'syn-ack' ? 'synAck' : answer;
