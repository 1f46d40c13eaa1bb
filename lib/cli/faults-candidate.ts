import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { assert, present, type Random } from '@/lib/kit';
import type { PublicBody, ResponseBody } from '@/lib/questions';
import type { Answer, Browser } from './faults-browser';
import { lastCounted, type AttemptRecord, type Finding, type Journal } from './faults-journal';
import { inventResponse, type ShownTurn } from './faults-response';

/** What the candidates read of a running attempt. */
interface View {
  readonly status: 'running' | 'submitted' | 'expired';
  readonly deadlineAt: number | null;
  readonly navigation: 'forward' | 'free';
  readonly position: number;
  readonly items: readonly { readonly position: number }[];
  readonly open: {
    readonly position: number;
    readonly public: { readonly body: PublicBody };
    readonly closed: boolean;
    readonly revision: number;
    readonly response: ResponseBody | null;
    readonly turns: readonly ShownTurn[] | null;
  } | null;
}
interface Saved {
  readonly saved: { readonly position: number; readonly revision: number; readonly late: boolean };
  readonly deadlineAt: number | null;
}
interface Report {
  readonly status: string;
  readonly score: number | null;
  readonly finishedAt: number;
}

const longestThoughtMs = 60;
const longestPauseMs = 500;
/** What may be refused once an attempt, or an item, is over: whether it is, the next look tells. */
const conflict = 409;

/** Somebody who sits attempts: writes down what was told, and at once what contradicts it. */
export class Candidate {
  private record!: AttemptRecord;
  private view!: View;
  private keys = 0;
  /** Where the server said that the candidate is; null while that is on its way. */
  private at: number | null = null;

  constructor(
    private readonly browser: Browser,
    private readonly journal: Journal,
    private readonly random: Random,
    /** Tells this candidate's keys from those of others. */
    private readonly name: string,
  ) {}

  /** One attempt from its start to its end, or until `over()`. */
  async sit(interview: string, over: () => boolean): Promise<void> {
    if (!(await this.start(interview))) return;
    for (let step = this.random.int(6, 24); step > 0 && !over(); step -= 1) {
      await pause(this.random.int(0, longestThoughtMs));
      if (this.view.status !== 'running') break;
      await this.act();
    }
    if (over() || this.random.chance(0.1)) return;
    await this.finish();
  }

  private act(): Promise<void> {
    const { open } = this.view;
    const lockable = open?.turns?.some(({ locked, text }) => !locked && text !== '') ?? false;
    if (lockable && this.random.chance(0.5)) return this.lock();
    const dice = this.random.int(1, 10);
    if (dice <= 6 && open !== null) return this.save(this.random.chance(0.15));
    return dice <= 9 ? this.go() : this.look();
  }

  /** Begins an attempt; false when, as a visitor, no answer came: who that guest was, nobody can say. */
  private async start(interview: string): Promise<boolean> {
    const startKey = `${this.name}-${randomUUID().slice(0, 8)}`;
    const body = { startKey, locale: 'en', subject: { interview } };
    const answer = this.browser.isKnown()
      ? await this.browser.insist('POST', '/api/attempts', body)
      : await this.browser.send('POST', '/api/attempts', body);
    if (answer === null || answer.status >= 500) {
      await pause(this.random.int(1, longestPauseMs));
      return false;
    }
    if (!this.acknowledged(answer, 'start', { startKey })) return false;
    this.record = this.journal.begin((answer.body as { id: string }).id, startKey);
    this.at = null;
    await this.look();
    if (this.random.chance(0.1)) await this.startAgain(body);
    return true;
  }

  private async startAgain(body: object): Promise<void> {
    const again = await this.browser.insist('POST', '/api/attempts', body);
    if (!this.acknowledged(again, 'start', { again: true })) return;
    const { id } = again.body as { id: string };
    if (id !== this.record.id) this.found('doubled', 'start', { told: this.record.id, found: id });
  }

  /** Reads the attempt, as after a reload, and compares it with all that was told. */
  private async look(): Promise<void> {
    const answer = await this.browser.insist('GET', `${this.path}?locale=en`);
    if (answer.status === 200) this.seen(answer.body as View);
    else this.refused(answer, 'look', {});
  }

  private seen(view: View): void {
    this.view = view;
    this.journal.noteDeadline(this.record, view.deadlineAt);
    const { open, position } = view;
    if (view.status === 'running') {
      if (this.at !== null && this.at !== position) {
        this.found('lost', 'position', { told: this.at, found: position });
      }
      this.at = position;
    }
    if (open === null) return;
    if (view.status === 'running') this.record.opened.add(open.position);
    const last = lastCounted(this.record, open.position);
    const told = last?.told?.revision ?? 0;
    const facts = { position: open.position, told, found: open.revision };
    if (open.revision < told) this.found('lost', 'revision shown', facts);
    else if (open.revision === told && last && !isDeepStrictEqual(open.response, last.response)) {
      this.found('lost', 'answer shown', facts);
    }
    const locks = open.turns?.filter(({ locked }) => locked).length ?? 0;
    const toldLocks = this.record.locks.get(open.position) ?? 0;
    if (locks < toldLocks) this.found('lost', 'lock shown', { told: toldLocks, found: locks });
  }

  /** Saves an answer to the open item; `twice`: both at once, as an impatient outbox may. */
  private async save(twice: boolean): Promise<void> {
    const open = present(this.view.open, 'an open item');
    const response = inventResponse(open.public.body, open.turns ?? [], this.random);
    const key = `${this.name}-${(this.keys += 1)}-${randomUUID().slice(0, 8)}`;
    const save: AttemptRecord['saves'][number] = {
      ...{ position: open.position, key, response, told: null },
    };
    this.record.saves.push(save);
    const body = {
      ...{ position: open.position, response, idempotencyKey: key, locale: 'en', elapsedMs: 1000 },
      givenAt: new Date().toISOString(),
    };
    const send = async () => {
      const answer = await this.browser.insist('POST', `${this.path}/answers`, body, this.reload);
      if (answer.status === 200) {
        this.journal.noteDeadline(this.record, (answer.body as Saved).deadlineAt);
      }
      return answer;
    };
    const answers = twice ? await Promise.all([send(), send()]) : [await send()];
    for (const answer of answers) this.told(save, answer);
    if (open.turns !== null) await this.look();
  }

  private told(save: AttemptRecord['saves'][number], answer: Answer): void {
    const { position, key } = save;
    if (!this.acknowledged(answer, 'save', { position, key })) return;
    const { saved } = answer.body as Saved;
    const told = { revision: saved.revision, late: saved.late };
    const before = this.record.saves.filter(
      (other) => other.position === position && other !== save,
    );
    const highest = Math.max(0, ...before.map((other) => other.told?.revision ?? 0));
    if (save.told !== null && !isDeepStrictEqual(save.told, told)) {
      this.found('doubled', 'save', { position, key, told: save.told, found: told });
    } else if (save.told === null && told.revision <= highest) {
      this.found('lost', 'order of revisions', { position, key, told: highest, found: told });
    }
    save.told = told;
  }

  private async go(): Promise<void> {
    const { navigation, position, items } = this.view;
    const target = navigation === 'forward' ? position + 1 : this.random.int(0, items.length - 1);
    if (target >= items.length) return this.look();
    const body = { position: target, locale: 'en' };
    this.at = null;
    const answer = await this.browser.insist('POST', `${this.path}/go`, body);
    // Gone there already, by a request whose answer never came; or over meanwhile.
    if (answer.status === conflict) {
      await this.look();
      const excused = this.view.position === target || this.view.status !== 'running';
      if (!excused) this.refused(answer, 'go', { target });
    } else if (this.acknowledged(answer, 'go', { target })) {
      this.at = target;
      this.seen(answer.body as View);
    }
  }

  private async lock(): Promise<void> {
    const { position, turns } = present(this.view.open, 'an open item');
    const turn = present(
      turns?.find(({ locked }) => !locked),
      'a turn to lock',
    ).id;
    const body = { position, turn, locale: 'en' };
    const answer = await this.browser.insist('POST', `${this.path}/lock`, body);
    if (answer.status === conflict) {
      await this.look();
      const { open, status } = this.view;
      const locked = open?.turns?.some(({ id, locked: is }) => id === turn && is) ?? false;
      if (!locked && status === 'running' && open?.closed !== true) {
        this.refused(answer, 'lock', { position, turn });
      }
    } else if (this.acknowledged(answer, 'lock', { position, turn })) {
      this.seen(answer.body as View);
      const locks = this.view.open?.turns?.filter(({ locked }) => locked).length ?? 0;
      this.record.locks.set(position, Math.max(locks, this.record.locks.get(position) ?? 0));
    }
  }

  /** Submits, often twice at once, reads the report, and may send one more answer that is too late. */
  private async finish(): Promise<void> {
    const submit = () => this.browser.insist('POST', `${this.path}/submit`, { locale: 'en' });
    const answers = this.random.chance(0.5)
      ? await Promise.all([submit(), submit()])
      : [await submit()];
    for (const answer of answers) {
      if (!this.acknowledged(answer, 'submit', {})) return;
      this.record.submits.push((answer.body as { status: string }).status);
    }
    if (new Set(this.record.submits).size > 1) {
      this.found('doubled', 'submit', { told: this.record.submits });
    }
    const report = await this.browser.insist('GET', `${this.path}/report?locale=en`);
    if (report.status !== 200) this.refused(report, 'report', {});
    else {
      const { status, score, finishedAt } = report.body as Report;
      this.record.report = { status, score, finishedAt };
    }
    if (this.view.open !== null && this.random.chance(0.3)) await this.save(false);
  }

  /** Between two tries a candidate now and then reloads the page: all that was told must be there. */
  private readonly reload = async (): Promise<void> => {
    if (!this.random.chance(0.4)) return;
    const answer = await this.browser.send('GET', `${this.path}?locale=en`);
    if (answer?.status === 200) this.seen(answer.body as View);
  };

  private acknowledged(answer: Answer, what: string, facts: object): boolean {
    if (answer.status >= 200 && answer.status < 300) {
      this.journal.acknowledged += 1;
      return true;
    }
    this.refused(answer, what, facts);
    return false;
  }

  private refused({ status, body }: Answer, what: string, facts: object): void {
    this.found('refused', what, { ...facts, status, body });
  }

  private found(finding: Finding['finding'], what: string, facts: object): void {
    const attempt = (this.record as AttemptRecord | undefined)?.id ?? null;
    this.journal.findings.push({ finding, what, attempt, ...facts });
  }

  private get path(): string {
    assert(this.record.id !== '', 'an attempt that has begun');
    return `/api/attempts/${encodeURIComponent(this.record.id)}`;
  }
}
