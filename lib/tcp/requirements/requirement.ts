import { prohibitions } from './numbered';

export type Level = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY' | 'step';

/** One requirement of RFC 9293, or of a standard that it builds on, and what became of it. */
export interface Requirement {
  /** Its number (`MUST-23`), or where it stands if it has none (`§3.10.4 CLOSE-WAIT`, `RFC 6298 §5.5`). */
  readonly id: string;
  /** `step`: what the text says is done, without such a word; above all the event processing of §3.10. */
  readonly level: Level;
  /** The section that states it; empty for a whole RFC. */
  readonly section: string;
  /** In our own words. */
  readonly says: string;
  readonly fate: Met | Unmet;
}

export interface Met {
  readonly status: 'implemented';
  /** A file under lib/ with a comment that cites it. */
  readonly code: string;
  /** A file under lib/ with a test whose title names it. */
  readonly test: string;
}

export interface Unmet {
  /**
   * `ip-layer`: about addresses, options and fields of IP, which are not modelled; `application`: it binds who uses
   * TCP; `left-out`: not done; `partly`: only what the reason says is done.
   */
  readonly status: 'ip-layer' | 'application' | 'left-out' | 'partly';
  readonly reason: string;
}

/** A requirement that is implemented. */
export const met = (
  id: string,
  section: string,
  says: string,
  code: string,
  test: string,
): Requirement => ({
  ...{ id, section, says, level: levelOf(id) },
  fate: { status: 'implemented', code, test },
});

/** A requirement that is not, or not entirely, and why. */
export const unmet = (
  id: string,
  section: string,
  says: string,
  status: Unmet['status'],
  reason: string,
): Requirement => ({ id, section, says, level: levelOf(id), fate: { status, reason } });

function levelOf(id: string): Level {
  const forbids = prohibitions.has(id);
  if (id.startsWith('MUST')) return forbids ? 'MUST NOT' : 'MUST';
  if (id.startsWith('SHLD') || id.startsWith('REC')) return forbids ? 'SHOULD NOT' : 'SHOULD';
  return id.startsWith('MAY') ? 'MAY' : 'step';
}
