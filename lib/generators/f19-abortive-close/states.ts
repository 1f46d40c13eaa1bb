import { isBelieved, type StatePair } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import { type Ending, isHard, labOf, ruleText, situation, sources, timesOf } from './ending';

/** The states of both ends, some time after the call. */
export const states: Form<Ending> = {
  id: 'states',
  topic: 'time-wait',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random, difficulty }) => {
    const ending: Ending = { ...given, late: 0 };
    const times = timesOf(ending);
    // After the peer has closed too, or in between.
    const closed = difficulty >= 3 && random.chance(0.6);
    const at = closed ? times.peerCloses + 1000 : times.ends + 1000;
    const lab = labOf(ending);
    const view = lab.real;
    const told = { A: view.statesAt(at).A, B: view.statesAt(at).B };
    const other: Ending = isHard(ending)
      ? { ...ending, way: 'close', unread: false }
      : { ...ending, way: 'linger0' };
    const observed = observe<StatePair>(lab, ['D46', 'D17'], (each) => each.statesAt(at), [
      nearMiss(
        labOf(other).real.statesAt(at),
        text(`generators.f19.states.${isHard(ending) ? 'order' : 'hard'}`),
      ),
      nearMiss({ A: told.B, B: told.A }, text('generators.slips.otherEnd')),
      nearMiss({ A: 'CLOSED', B: 'CLOSED' }, text('generators.f19.states.both')),
      nearMiss(view.statesAt(times.ends - 1), text('generators.f19.states.before')),
    ]);
    const enough = observed !== null && (isBelieved(observed) || observed.wrong.length >= 2);
    return {
      preset: 'linux',
      stem: paragraphs(
        situation(ending),
        text(`generators.f19.states.${closed ? 'stemClosed' : 'stem'}`, {
          closer: ending.closer,
          peer: ending.closer === 'A' ? 'B' : 'A',
          after: duration(1000),
          later: duration(times.peerCloses - times.ends),
        }),
      ),
      body: enough ? { kind: 'state-pair', ends, observed } : null,
      why: paragraphs(ruleText(ending), text('generators.f19.states.why', told)),
      remember: text('generators.f19.remember'),
      reasons: view.reasonsAt(at),
      sources,
      view,
      shownUntilMs: times.ends - 1,
      endsAtMs: at,
    };
  },
};
