import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom, type Random } from '@/lib/kit';
import { Browser } from './faults-browser';
import { Candidate } from './faults-candidate';
import { checkJournal, checkOutages, type Absence } from './faults-check';
import { writeExams } from './faults-exam';
import { Journal, type Finding } from './faults-journal';
import type { Product } from './faults-product';
import { report } from './words.mjs';

/** How many answer at the same time. */
const candidates = 20;
/** Attempts before somebody else takes the chair: nobody writes so much that they are slowed down. */
const attemptsEach = 2;
/** A round strikes so long after as many writes as there are candidates were acknowledged. */
const leastCalmMs = 100;
const mostCalmMs = 2_000;
const busyWithinMs = 10_000;
/** Once in so many rounds everything stays away for long enough to be an outage (5 s without a sign of life). */
const outageEvery = 10;
const outageMs = 6_500;
/** After a start, so long a failure may still come from before it. */
const aftermathMs = 1_000;

export interface RoundsRun {
  readonly acknowledged: number;
  readonly findings: readonly Finding[];
}

/** Lets the candidates work and kills in between, then compares what they were told with what there is. */
export async function runRounds(
  product: Product,
  rounds: number,
  seed: string,
): Promise<RoundsRun> {
  const random = randomFrom(seed);
  const room = new ExamRoom(product, await exams(product), random.fork('candidates'));
  const crowd = room.fill();
  const absences = await Promise.race([
    strikes(room, product, rounds, random.fork('strikes')),
    // They go on until they are told to stop: what ends one before that is a fault of this program.
    crowd.then(() => new Promise<never>(() => undefined)),
  ]);
  room.close();
  await crowd;
  const { journal } = room;
  report('faults.sat', { attempts: journal.attempts.length, unanswered: journal.unanswered });
  const client = await product.connect();
  try {
    const found = await checkJournal(client, journal);
    const missed = await checkOutages(client, absences);
    const findings = [...journal.findings, ...found, ...missed];
    return { acknowledged: journal.acknowledged, findings };
  } finally {
    await client.end();
  }
}

async function exams(product: Product): Promise<string[]> {
  const client = await product.connect();
  try {
    return await writeExams(client);
  } finally {
    await client.end();
  }
}

/** Kills at random moments; the absences that are long enough to be outages. */
async function strikes(
  room: ExamRoom,
  product: Product,
  rounds: number,
  random: Random,
): Promise<Absence[]> {
  const absences: Absence[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await room.untilBusy();
    await pause(random.int(leastCalmMs, mostCalmMs));
    const isOutage = round % outageEvery === 0;
    const fault = isOutage ? 'app' : random.pick(product.faults);
    const from = Date.now();
    room.calmSince = Infinity;
    await product.strike(fault, isOutage ? outageMs : random.int(0, 300), random);
    room.calmSince = Date.now() + aftermathMs;
    if (isOutage) absences.push({ from, until: Date.now() });
    const { acknowledged, findings } = room.journal;
    const seconds = ((Date.now() - from) / 1000).toFixed(1);
    report('faults.round', { round, fault, seconds, acknowledged, findings: findings.length });
  }
  await pause(mostCalmMs);
  return absences;
}

/** The candidates, one to a chair. */
class ExamRoom {
  readonly journal = new Journal();
  private open = true;
  /** From when on a request has to be served. */
  calmSince = 0;

  constructor(
    private readonly product: Product,
    private readonly exams: readonly string[],
    private readonly random: Random,
  ) {}

  async fill(): Promise<void> {
    await Promise.all(Array.from({ length: candidates }, (_, chair) => this.occupy(chair)));
  }

  /** Until some have been served since the last kill: a slow machine has to get there as well. */
  async untilBusy(): Promise<void> {
    const begun = this.journal.acknowledged;
    const until = Date.now() + busyWithinMs;
    while (Date.now() < until) {
      if (this.journal.acknowledged - begun >= candidates) return;
      await pause(20);
    }
  }

  /** Everybody finishes what they are doing, and leaves. */
  close(): void {
    this.open = false;
  }

  private readonly isOver = (): boolean => !this.open;

  private async occupy(chair: number): Promise<void> {
    for (let person = 1; !this.isOver(); person += 1) {
      const random = this.random.fork(`${chair}/${person}`);
      const address = `10.${person >> 8}.${person & 255}.${chair + 1}`;
      const browser = new Browser(this.product.site, address, random, this.noteFailure);
      const candidate = new Candidate(browser, this.journal, random, `c${chair}-${person}`);
      for (let sat = 0; sat < attemptsEach && !this.isOver(); sat += 1) {
        await candidate.sit(random.pick(this.exams), this.isOver);
      }
    }
  }

  private readonly noteFailure = (path: string, status: number | null, sentAt: number): void => {
    this.journal.unanswered += 1;
    if (status === null || sentAt < this.calmSince) return;
    this.journal.findings.push({ finding: 'refused', what: 'any request', path, status });
  };
}
