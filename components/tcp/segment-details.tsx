import type { HostName, LadderSegment } from '@/lib/sim';
import { fill } from '../ui/fill';
import { RichLine } from '../ui/rich-text';
import type { LadderTexts } from './ladder-texts';
import { countedFrom, milliseconds, type SequenceBase } from './segment-label';

/** One segment in full: its header, when it travelled, why it was sent and what its arrival did. */
export function SegmentDetails({
  segment,
  base,
  texts,
}: {
  readonly segment: LadderSegment;
  readonly base: SequenceBase;
  readonly texts: LadderTexts;
}) {
  const receiver: HostName = segment.from === 'A' ? 'B' : 'A';
  const { header } = texts;
  const cells = [
    [header.ports, `${segment.srcPort} → ${segment.dstPort}`],
    [header.seq, String(countedFrom(segment.seq, base, segment.from))],
    [
      header.ack,
      segment.ack === null ? texts.noAck : String(countedFrom(segment.ack, base, receiver)),
    ],
    [header.flags, segment.flags.join(' ')],
    [header.window, String(segment.wnd)],
    [header.len, String(segment.len)],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-2 gap-px border border-hair bg-hair sm:grid-cols-3">
        {cells.map(([name, value]) => (
          <div key={name} className="bg-raised px-2.5 py-1">
            <dt className="text-xs text-soft">{name}</dt>
            <dd className="font-mono text-sm">{value}</dd>
          </div>
        ))}
      </dl>
      <Told title={texts.whySent} sentences={[segment.because.text ?? segment.because.id]} />
      {segment.effects.length > 0 && (
        <Told
          title={texts.onArrival}
          sentences={segment.effects.map((effect) => effect.text ?? effect.id)}
        />
      )}
      {segment.changes.length > 0 && (
        <div className="mt-2">
          <h3 className="text-xs font-semibold text-soft">
            {fill(texts.changes, { host: receiver })}
          </h3>
          <ul className="flex flex-wrap gap-x-5 font-mono text-sm">
            {segment.changes.map(({ name, from, to }) => (
              <li key={name}>
                {name} <span className="text-soft">{from} →</span> <strong>{to}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Told({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly string[];
}) {
  return (
    <div className="mt-2">
      <h3 className="text-xs font-semibold text-soft">{title}</h3>
      <ul className="text-sm">
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>
            <RichLine text={sentence} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A segment in one sentence, for those who do not see the picture. */
export function describeSegment(
  segment: LadderSegment,
  label: { readonly flags: string; readonly numbers: string },
  texts: LadderTexts,
): string {
  const sent = fill(texts.segment, {
    at: milliseconds(segment.sentAt),
    from: segment.from,
    flags: label.flags,
    numbers: label.numbers,
  });
  const retry = segment.attempt > 0 ? ` ${fill(texts.retry, { n: segment.attempt })}.` : '';
  const outcome =
    segment.arrivedAt === null
      ? texts.neverArrives
      : fill(texts.arrives, { at: milliseconds(segment.arrivedAt) });
  return `${sent}${retry} ${outcome}`;
}
