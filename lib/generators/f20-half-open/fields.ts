import type { Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView, Sent } from '../run-view';
import { fieldsOf } from '../segment-text';
import { numberedSetting } from '../setting';
import { paragraphs, text } from '../text';
import { writtenBy } from '../writes';
import {
  actsAtMs,
  type HalfOpen,
  labOf,
  lostAtMs,
  presetOf,
  settled,
  situation,
  survivorOf,
} from './half-open';

/** The segments by which a half-open connection comes to light. */
const parts = ['probe', 'probeReset', 'dataReset', 'challenge', 'reopenReset'] as const;
type Part = (typeof parts)[number];

/** Fill in the header of a probe, of a RST, or of the ACK that answers the new SYN. */
export const fields: Form<HalfOpen> = {
  id: 'fields',
  topic: 'handshake',
  levels: [3, 5],
  weight: 3,
  ask: (given, { random }) => {
    const part = random.pick(parts);
    const half = settled(forPart(given, part));
    const lab = labOf(half);
    const view = lab.real;
    const asked = sentIn(view, half, part);
    if (asked === null) return null;
    const read = (each: RunView): Fields | null => {
      const sent = sentIn(each, half, part);
      return sent && fieldsOf(sent);
    };
    const observed = observe(
      lab,
      ['D44', 'D44-ack'],
      read,
      slips(half, part, view, fieldsOf(asked)),
    );
    return {
      preset: presetOf(half),
      stem: paragraphs(
        situation(half, numberedSetting),
        text(`generators.f20.fields.stem.${part}`, {
          host: asked.from,
          survivor: survivorOf(half),
        }),
      ),
      body:
        observed && observed.wrong.length > 0
          ? { kind: 'header-fields', asked: ['flags', 'seq', 'ack', 'len'], given: {}, observed }
          : null,
      why: text(`generators.f20.fields.why.${part}`, { host: asked.from, loser: half.loser }),
      remember: text(
        `generators.f20.fields.remember.${part === 'probe' ? 'probe' : part === 'challenge' ? 'challenge' : 'reset'}`,
      ),
      reasons: view.reasonOf(asked),
      sources: part === 'probe' ? ['RFC 9293 §3.8.4'] : ['RFC 9293 §3.5.1', 'RFC 9293 §3.5.2'],
      view,
      shownUntilMs: asked.at - 1,
      endsAtMs: asked.at + half.delayMs,
    };
  },
};

function forPart(half: HalfOpen, part: Part): HalfOpen {
  switch (part) {
    case 'probe':
      return { ...half, cause: half.cause === 'break' ? 'unplug' : half.cause, sequel: 'probe' };
    case 'probeReset':
      return { ...half, cause: 'reboot', sequel: 'probe' };
    case 'dataReset':
      return { ...half, cause: 'reboot', sequel: 'send' };
    case 'challenge':
    case 'reopenReset':
      return { ...half, cause: 'reboot', sequel: 'reopen' };
  }
}

function sentIn(view: RunView, half: HalfOpen, part: Part): Sent | null {
  const survivor = survivorOf(half);
  const from = part === 'probe' || part === 'challenge' ? survivor : half.loser;
  const after = part === 'probe' || part === 'probeReset' ? lostAtMs(half) : actsAtMs(half);
  const reset = part !== 'probe' && part !== 'challenge';
  return (
    view.sent.find(
      (each) => each.from === from && each.at > after && each.flags.includes('RST') === reset,
    ) ?? null
  );
}

function slips(half: HalfOpen, part: Part, view: RunView, right: Fields): (Wrong<Fields> | null)[] {
  const { issA, issB } = half;
  const survivor = survivorOf(half);
  const [mine, its] = survivor === 'A' ? [issA, issB] : [issB, issA];
  const next = (mine + 1 + writtenBy(half.writes, survivor)) % 2 ** 32;
  const awaited = (its + 1 + writtenBy(half.writes, half.loser)) % 2 ** 32;
  switch (part) {
    case 'probe':
      return [
        nearMiss({ ...right, seq: next }, text('generators.f20.fields.slips.inWindow')),
        nearMiss({ ...right, seq: next, len: 1 }, text('generators.f20.fields.slips.octet')),
        nearMiss({ ...right, seq: mine }, text('generators.f20.fields.slips.iss')),
      ];
    case 'probeReset':
    case 'dataReset':
      return [
        nearMiss({ ...right, seq: next }, text('generators.slips.ownNumbers')),
        nearMiss({ ...right, seq: its }, text('generators.f16.fields.noNumbers')),
      ];
    case 'challenge': {
      const syn = view.sent.find(({ from, at }) => from === 'A' && at >= actsAtMs(half))?.seq ?? 0;
      return [
        nearMiss(
          { ...right, flags: ['SYN', 'ACK'], ack: (syn + 1) % 2 ** 32 },
          text('generators.f20.fields.slips.newSyn'),
        ),
        nearMiss(
          { ...right, ack: (syn + 1) % 2 ** 32 },
          text('generators.f20.fields.slips.newSyn'),
        ),
        nearMiss(
          { flags: ['RST', 'ACK'], seq: 0, ack: (syn + 1) % 2 ** 32, len: 0 },
          text('generators.f20.fields.slips.refused'),
        ),
      ];
    }
    case 'reopenReset':
      return [
        nearMiss({ ...right, seq: next }, text('generators.slips.ownNumbers')),
        nearMiss(
          { ...right, flags: ['ACK'], seq: awaited, ack: next },
          text('generators.f20.fields.slips.accept'),
        ),
      ];
  }
}
