/**
 * Every reason an endpoint gives: `rfc9293:<section>[:<step>]`, `rfc6298:<section>`, `behaviour:<decision>`.
 * Each has a sentence in content/messages/<locale>/trace.json, under the id with `.` written `_` and `:`
 * written `-`.
 */
export const tcpBecauseIds = [
  'behaviour:activePath',
  'behaviour:closeWaitEnds',
  'behaviour:dupSynInSynReceived',
  'behaviour:finWait2TimeoutMs',
  'behaviour:finWait2TimeoutMs:expired',
  'behaviour:namesAtSecondFin',
  'behaviour:newSynInSynReceived',
  'behaviour:pureAcks',
  'behaviour:releaseWithUnread',
  'behaviour:releasedFinWait2',
  'behaviour:rstAtRightEdge',
  'behaviour:rstInTimeWait',
  'behaviour:rstWhileClosing',
  'behaviour:synAckInSynReceived',
  'behaviour:synAfterBadAckMs',
  'behaviour:synInTimeWait',
  'behaviour:synInSynchronized',
  'behaviour:textAfterRelease',
  'behaviour:timeWaitEnds',
  'behaviour:timeWaitRestart',
  'rfc6298:5.1',
  'rfc6298:5.2',
  'rfc6298:5.3',
  'rfc6298:5.4',
  'rfc6298:5.4:expired',
  'rfc6298:5.6',
  'rfc9293:3.10.1:active',
  'rfc9293:3.10.1:exists',
  'rfc9293:3.10.1:passive',
  'rfc9293:3.10.2:closed',
  'rfc9293:3.10.2:closing',
  'rfc9293:3.10.2:established',
  'rfc9293:3.10.2:queued',
  'rfc9293:3.10.3:close-wait',
  'rfc9293:3.10.3:closed',
  'rfc9293:3.10.3:closing',
  'rfc9293:3.10.3:delivered',
  'rfc9293:3.10.4:close-wait',
  'rfc9293:3.10.4:closed',
  'rfc9293:3.10.4:closing',
  'rfc9293:3.10.4:established',
  'rfc9293:3.10.4:listen',
  'rfc9293:3.10.4:queued',
  'rfc9293:3.10.4:syn-received',
  'rfc9293:3.10.4:syn-sent',
  'rfc9293:3.10.5:closed',
  'rfc9293:3.10.5:closing',
  'rfc9293:3.10.5:established',
  'rfc9293:3.10.5:not-synchronized',
  'rfc9293:3.10.6',
  'rfc9293:3.10.7.1:ack-off',
  'rfc9293:3.10.7.1:ack-on',
  'rfc9293:3.10.7.2:second',
  'rfc9293:3.10.7.2:third',
  'rfc9293:3.10.7.3:first',
  'rfc9293:3.10.7.3:fourth:established',
  'rfc9293:3.10.7.3:fourth:syn-received',
  'rfc9293:3.10.7.3:second',
  'rfc9293:3.10.7.4:eighth',
  'rfc9293:3.10.7.4:fifth:closing',
  'rfc9293:3.10.7.4:fifth:fin-wait-1',
  'rfc9293:3.10.7.4:fifth:fin-wait-2',
  'rfc9293:3.10.7.4:fifth:last-ack',
  'rfc9293:3.10.7.4:fifth:range',
  'rfc9293:3.10.7.4:fifth:syn-received',
  'rfc9293:3.10.7.4:fifth:syn-received:reset',
  'rfc9293:3.10.7.4:fifth:time-wait',
  'rfc9293:3.10.7.4:first',
  'rfc9293:3.10.7.4:fourth:challenge',
  'rfc9293:3.10.7.4:fourth:syn-received',
  'rfc9293:3.10.7.4:second:challenge',
  'rfc9293:3.10.7.4:second:closing',
  'rfc9293:3.10.7.4:second:established',
  'rfc9293:3.10.7.4:second:syn-received',
  'rfc9293:3.10.7.4:seventh',
  'rfc9293:3.10.7.4:seventh:held',
  'rfc9293:3.10.7.4:sixth',
  'rfc9293:3.10.8:time-wait',
  'rfc9293:3.10.8:user',
  'rfc9293:3.6.1:time-wait',
  'rfc9293:3.8.3:r2',
  'rfc9293:3.8.6.2.2',
  'rfc9293:3.8.6.3',
] as const;
export type BecauseId = (typeof tcpBecauseIds)[number];

export type BecauseParams = Readonly<Record<string, string | number>>;

/** The clause or decision that caused something, with the numbers its sentence speaks of. */
export interface Because {
  readonly id: BecauseId;
  readonly params?: BecauseParams;
}

const plain: ReadonlyMap<BecauseId, Because> = new Map(tcpBecauseIds.map((id) => [id, { id }]));

/** One shared value for each reason without numbers: a run without a trace makes no garbage of them. */
export function because(id: BecauseId, params?: BecauseParams): Because {
  return params === undefined ? (plain.get(id) ?? { id }) : { id, params };
}
