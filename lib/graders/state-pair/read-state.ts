import { stateNames, type StateName } from '@/lib/questions';

/** Letters and digits alone tell the states apart: `FIN_WAIT1`, `fin-wait-1` and `FinWait1` are one. */
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** Spellings besides RFC 9293's: Linux (`SYN_RECV`, `CLOSE`), `ss` (`ESTAB`, `UNCONN`), BSD (`SYN_RCVD`). */
const spellings = new Map<string, StateName>([
  ...stateNames.map((name): [string, StateName] => [bare(name), name]),
  ['CLOSE', 'CLOSED'],
  ['UNCONN', 'CLOSED'],
  ['LISTENING', 'LISTEN'],
  ['SYNRECV', 'SYN-RECEIVED'],
  ['SYNRCVD', 'SYN-RECEIVED'],
  ['NEWSYNRECV', 'SYN-RECEIVED'],
  ['ESTAB', 'ESTABLISHED'],
]);

/** The state that a text names in RFC, Linux or BSD spelling; null when it names none. */
export function readState(text: string): StateName | null {
  const name = bare(text);
  const candidates = [name, name.replace(/^TCP/, ''), name.replace(/^TCPS/, '')];
  return candidates.map((candidate) => spellings.get(candidate)).find(Boolean) ?? null;
}
