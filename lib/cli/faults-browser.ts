import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '@/lib/kit';

/** An answer of the server, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Longer than any answer takes; shorter than a candidate's patience. */
const answerWithinMs = 8_000;
const patienceMs = 90_000;
const firstPauseMs = 40;
const longestPauseMs = 800;
const tooMany = 429;

/** What a candidate has: an address, a cookie, and the habit of trying again. */
export class Browser {
  private cookie: string | null = null;

  constructor(
    private readonly site: string,
    /** The network address it claims to come from: limits count each alone. */
    private readonly address: string,
    private readonly random: Random,
    /** Told of each request without an answer, or with a failure of the server's. */
    private readonly unanswered: (path: string, status: number | null, sentAt: number) => void,
  ) {}

  /** Whether the server has given it a cookie: before that each request may be another guest's. */
  isKnown(): boolean {
    return this.cookie !== null;
  }

  /** Sends one request; null when no answer came, so that nobody knows what became of it. */
  async send(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer | null> {
    const sentAt = Date.now();
    try {
      const answer = await fetch(this.site + path, {
        ...{ method, headers: this.headers(), signal: AbortSignal.timeout(answerWithinMs) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const given = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (given !== undefined && answer.ok) this.cookie = given;
      if (answer.status >= 500) this.unanswered(path, answer.status, sentAt);
      return { status: answer.status, body: parsed(text) };
    } catch {
      this.unanswered(path, null, sentAt);
      return null;
    }
  }

  /**
   * Sends the same request until somebody who knows answers it: not 5xx, which leaves open what was written.
   * `between` runs before each repetition, as long as it is one of a failure.
   */
  async insist(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    between: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Answer> {
    const until = Date.now() + patienceMs;
    for (let wait = firstPauseMs; ; wait = Math.min(2 * wait, longestPauseMs)) {
      const answer = await this.send(method, path, body);
      if (answer !== null && answer.status < 500 && answer.status !== tooMany) return answer;
      if (Date.now() > until) {
        throw new Error(`${method} ${path}: no answer within ${patienceMs} ms (${answer?.status})`);
      }
      await pause(answer?.status === tooMany ? longestPauseMs : this.random.int(1, wait));
      if (answer?.status !== tooMany) await between();
    }
  }

  private headers(): Record<string, string> {
    return {
      ...{ 'content-type': 'application/json', origin: this.site },
      'x-forwarded-for': this.address,
      ...(this.cookie === null ? {} : { cookie: this.cookie }),
    };
  }
}

/** A body cut off in the middle is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
