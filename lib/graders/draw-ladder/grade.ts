import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { assert, never } from '@/lib/kit';
import { explain } from '@/lib/i18n';
import { checkLadder, headerOf, sceneFrom, type Checked, type Row, type Scene } from '@/lib/sim';
import { isMet, type RunOutcome } from '../runs/goal';
import { headerText } from '../runs/read-row';
import { readSetup } from '../runs/setup';
import { graded, invalid, type Voice } from '../verdict';
import { readRow, readRows } from './read-rows';

type Kind = 'draw-ladder';

/**
 * Right when some schedule makes the simulator do what is drawn and the goal is reached. Otherwise the share of the
 * model's rows for which the rows before the first impossible one stand.
 */
export function gradeDrawLadder(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const read = readRows(shown, response, voice);
  if (!read.ok) return read.error;
  const setup = readSetup(key.setup);
  const model = modelRows(key, voice);
  if (setup === null || model === null) return invalid('kind', voice.say('graders.badSetup'));
  const reached = (scene: Scene): boolean => isMet(key.goal, outcomeOf(scene));
  const checked = checkLadder(sceneFrom(setup), read.value, model, reached);
  if (checked.bounded && !checked.reached) {
    return invalid('rows', voice.say('graders.tooManySchedules'));
  }
  return graded(voice, {
    score: checked.progress / checked.all,
    parts: read.value.map((_, index) => ({
      part: String(index + 1),
      right: index < checked.possible,
    })),
    faults: [],
    otherwise: tell(checked, read.value, voice),
  });
}

/** The key's own rows; null when its author wrote some that cannot be read. */
function modelRows({ model }: BodyOf<KeyBody, Kind>, voice: Voice): Row[] | null {
  const rows: Row[] = [];
  for (const [index, row] of model.entries()) {
    const read = readRow(row, index, model.length, voice);
    if (!read.ok) return null;
    rows.push(read.value);
  }
  return rows;
}

const outcomeOf = (scene: Scene): RunOutcome => ({
  states: { A: scene.state('A'), B: scene.state('B') },
  visited: scene.visited,
  sent: scene.sent.map((flight) => ({ from: flight.from, flags: headerOf(flight).flags })),
  told: scene.told,
});

/** The first impossible row and why, or that the goal is not reached; then a way on. */
function tell(checked: Checked, rows: readonly Row[], voice: Voice): string {
  const { say } = voice;
  const { possible, miss, wayOn } = checked;
  const first =
    miss === null
      ? say('graders.ladderEndsEarly')
      : `${say('graders.ladderFirst', { row: possible + 1, before: possible })} ${tellMiss(checked, rows, voice)}`;
  if (wayOn === null || wayOn.length === 0) return first;
  const next = wayOn.slice(0, mostTold).map((row) => tellRow(row, voice));
  const list = next.join(voice.locale === 'zh-CN' ? '；' : '; ');
  return `${first.trim()}\n\n${say('graders.ladderWayOn', { rows: list })}`;
}
const mostTold = 4;

function tellMiss({ miss, possible }: Checked, rows: readonly Row[], voice: Voice): string {
  assert(miss !== null, 'a row that cannot be');
  const { say, locale } = voice;
  const row = rows[possible];
  const from = row === undefined ? '' : row.do === 'call' ? row.host : row.from;
  switch (miss.why) {
    case 'other': {
      const sent = headerText(headerOf(miss.sends));
      const reason = explain(locale, miss.sends.because);
      return say('graders.ladderOther', { from, sent, field: miss.differs, reason });
    }
    case 'nothing': {
      const reason = miss.because === null ? '' : explain(locale, miss.because);
      return say('graders.ladderNothing', { from, state: miss.state, reason });
    }
    case 'refused': {
      const { error, because } = miss.refusal;
      return say('graders.ladderRefused', { error, reason: explain(locale, because) });
    }
    case 'too-old':
      return say('graders.ladderTooOld');
    default:
      return never(miss);
  }
}

function tellRow(row: Row, { say }: Voice): string {
  return row.do === 'call'
    ? say('graders.ladderCall', { end: row.host, call: `\`${row.ask.call}\`` })
    : say('graders.ladderSends', { from: row.from, segment: headerText(row) });
}
