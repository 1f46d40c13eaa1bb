import {
  ACK,
  ctlOf,
  flagsOf,
  has,
  resetFor,
  rfc9293,
  type Segment,
  seq,
  type State,
  withProofRow,
} from '@/lib/tcp';
import { hitLab, incomingOf, replyOf, stateAfter, type Hit, type Shot, victimOf } from './hit';
import { nearMiss, type Wrong } from './observe';
import type { RunView } from './run-view';
import { segmentLine, written, type Written } from './segment-text';
import { text, type Text } from './text';

/** What comes of a shot: the answer, and the state that it leaves behind. */
export interface Outcome {
  readonly reply: Written | null;
  readonly state: State;
}

export function outcomeOf(view: RunView, hit: Hit): Outcome {
  const reply = replyOf(view, hit);
  return { reply: reply && written(reply), state: stateAfter(view, hit) };
}

export const outcomeText = ({ reply, state }: Outcome, hit: Hit): Text =>
  reply === null
    ? text('generators.hit.silent', { host: victimOf(hit), state })
    : text('generators.hit.replies', {
        host: victimOf(hit),
        segment: segmentLine(reply),
        state,
      });

/** The same hit with another first shot. */
const firstShot = (hit: Hit, change: (shot: Shot) => Shot): Hit => ({
  ...hit,
  shots: hit.shots.map((shot, index) => (index === 0 ? change(shot) : shot)),
});

/** What would come of it by another rule, in another state, without one of the flags, or if nothing happened. */
export function hitSlips(hit: Hit): (Wrong<Outcome> | null)[] {
  const { preset, state, shots } = hit;
  const other = preset === 'linux' ? 'rfc9293' : 'linux';
  const real = (changed: Hit) => outcomeOf(hitLab(changed).real, changed);
  const flags = shots[0]?.flags ?? [];
  const isOpen = state === 'ESTABLISHED' || state === 'TIME-WAIT';
  const without = (['SYN', 'RST', 'FIN'] as const).filter(
    (flag) => flags.length > 1 && flags.includes(flag),
  );
  const elsewhere = state === 'CLOSED' ? 'LISTEN' : state === 'LISTEN' ? 'CLOSED' : null;
  return [
    // Not every rule of Linux in TIME-WAIT is recorded for every combination of flags.
    state === 'TIME-WAIT'
      ? null
      : nearMiss(
          real({ ...hit, preset: other }),
          text('generators.hit.slips.otherPreset', { other }),
        ),
    isOpen ? nearMiss(old793(hit), text('generators.hit.slips.rfc793')) : null,
    elsewhere &&
      nearMiss(
        { ...real({ ...hit, state: elsewhere }), state },
        text('generators.hit.slips.elsewhere', { state: elsewhere }),
      ),
    ...without.map((flag) =>
      nearMiss(
        real(firstShot(hit, (shot) => ({ ...shot, flags: flags.filter((one) => one !== flag) }))),
        text('generators.hit.slips.without', { flag }),
      ),
    ),
    nearMiss<Outcome>(
      { reply: null, state },
      text(`generators.hit.slips.${real(hit).state === 'CLOSED' ? 'believed' : 'silent'}`),
    ),
    isOpen || state === 'SYN-SENT'
      ? nearMiss(resetOf(hit), text(`generators.hit.slips.${isOpen ? 'reset' : 'resetInSynSent'}`))
      : null,
  ];
}

/** The rules for RST and SYN before RFC 5961. */
function old793(hit: Hit): Outcome {
  const { behaviour } = hitLab(hit);
  return outcomeOf(hitLab(hit, withProofRow(behaviour, 'rfc793Reset')).real, hit);
}

/** A RST as one who holds no such connection would send it; the state stays as it was. */
function resetOf(hit: Hit): Outcome | null {
  const [shot] = hit.shots;
  if (shot === undefined) return null;
  const { seq: number, ack } = incomingOf(hitLab(hit).real, hit);
  const segment: Segment = {
    srcPort: hit.portA,
    dstPort: hit.portB,
    seq: seq(number),
    ack: seq(ack ?? 0),
    ctl: ctlOf(shot.flags),
    wnd: 0,
    len: shot.len,
  };
  const reset = resetFor(segment, rfc9293);
  const reply: Written = {
    from: victimOf(hit),
    flags: flagsOf(reset),
    seq: reset.seq,
    ack: has(reset, ACK) ? reset.ack : null,
    len: 0,
  };
  return { reply, state: hit.state };
}
