import type { BodyOf, Grade, KeyBody, MadeEvent, PublicBody, ResponseBody } from '@/lib/questions';
import { err, ok, type Result } from '@/lib/kit';
import { headerOf, sends, statesAt, type Trace } from '@/lib/sim';
import { isMet, tellMissed, termHolds, type RunOutcome } from '../runs/goal';
import { headerText, readAsk, readHeader } from '../runs/read-row';
import { readSetup } from '../runs/setup';
import { graded, invalid, type Voice } from '../verdict';
import { runDeeds, type Deed } from './scenario';

type Kind = 'make-happen';

/** 1 when the events, run by the simulator, reach the goal; else 0, with what happened instead. */
export function gradeMakeHappen(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const { say } = voice;
  if (response.events.length > shown.most) {
    const params = { found: response.events.length, most: shown.most };
    return invalid('events', say('graders.tooManyRows', params));
  }
  const deeds: Deed[] = [];
  for (const [index, event] of response.events.entries()) {
    const read = readDeed(event, `events.${String(index)}`, shown, voice);
    if (!read.ok) return read.error;
    deeds.push(read.value);
  }
  const setup = readSetup(key.setup);
  if (setup === null) return invalid('kind', say('graders.badSetup'));
  const { trace, restsAtMs } = runDeeds(setup, deeds);
  const rested = outcomeOf(trace, restsAtMs);
  // Once TIME-WAIT is over, all rests as well.
  const ended = outcomeOf(trace, Infinity);
  const outcome = isMet(key.goal, ended) ? ended : rested;
  const missed = key.goal.filter((term) => !termHolds(term, outcome));
  return graded(voice, {
    score: missed.length === 0 ? 1 : 0,
    parts: key.goal.map((term, index) => ({
      ...{ part: String(index + 1), right: termHolds(term, outcome) },
    })),
    faults: [],
    otherwise: [
      [say('graders.goalMissed'), ...missed.map((term) => tellMissed(term, outcome, voice))].join(
        voice.locale === 'zh-CN' ? '' : ' ',
      ),
      tellTrace(trace, voice),
    ].join('\n\n'),
  });
}

function readDeed(
  event: MadeEvent,
  place: string,
  { calls, deeds }: BodyOf<PublicBody, Kind>,
  voice: Voice,
): Result<Deed, Grade> {
  const offered: readonly string[] = [...calls, ...deeds];
  const found = event.do === 'call' ? event.call : event.do;
  if (!offered.includes(found)) {
    const params = { found, offered: offered.join(', ') };
    const field = `${place}.${event.do === 'call' ? 'call' : 'do'}`;
    return err(invalid(field, voice.say('graders.notOffered', params)));
  }
  if (event.do === 'call') {
    const ask = readAsk(event, place, voice);
    const { end: host, atMs } = event;
    return ask.ok ? ok({ do: 'call', host, ask: ask.value, atMs }) : ask;
  }
  if (event.do !== 'inject') return ok(event);
  const header = readHeader(event, place, voice);
  const { to, atMs } = event;
  return header.ok ? ok({ do: 'inject', to, header: header.value, atMs }) : header;
}

function outcomeOf(trace: Trace, atMs: number): RunOutcome {
  const states = trace.filter(({ kind }) => kind === 'state');
  return {
    states: statesAt(trace, atMs),
    visited: new Set(
      states.map((event) => (event.kind === 'state' ? `${event.host} ${event.to}` : '')),
    ),
    sent: sends(trace).map((event) => ({ from: event.host, flags: headerOf(event).flags })),
    told: trace.flatMap((event) => {
      if (event.kind === 'signal') return [{ host: event.host, text: event.signal }];
      if (event.kind !== 'result' || event.error === null) return [];
      return [{ host: event.host, text: event.error }];
    }),
  };
}

const mostLines = 12;

/** The segments of the run, with their times. */
function tellTrace(trace: Trace, { say, locale }: Voice): string {
  const [first] = trace;
  const lost = new Set(trace.flatMap((event) => (event.kind === 'drop' ? [event.id] : [])));
  const lines = sends(trace)
    .slice(0, mostLines)
    .map((event) => {
      const arrow = lost.has(event.id) ? '×' : '→';
      const at = `${String(event.at - (first?.at ?? 0))} ms`;
      return `${at} ${event.host} ${arrow} ${headerText(headerOf(event))}`;
    });
  const list = lines.length === 0 ? '—' : lines.join(locale === 'zh-CN' ? '；' : '; ');
  return say('graders.whatHappened', { lines: list });
}
