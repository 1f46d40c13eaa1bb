/** The eleven states of RFC 9293 §3.3.2. CLOSED stands for «there is no TCB». */
export const states = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;
export type State = (typeof states)[number];

export const timerNames = [
  'retransmission',
  'time-wait',
  'user',
  'delayed-ack',
  'fin-wait-2',
  'persist',
  'keep-alive',
] as const;
export type TimerName = (typeof timerNames)[number];

export type UserCallName = 'OPEN' | 'SEND' | 'RECEIVE' | 'CLOSE' | 'ABORT' | 'STATUS';

/** The default branch of an exhaustive switch: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
