import { states } from '@/lib/tcp';
import { parseCall } from './parse-call';
import { parseCode } from './parse-code';
import type { Cursor } from './cursor';
import { parseNetRule } from './parse-net';
import { parsePacket } from './parse-segment';
import { parseShell } from './parse-shell';
import { beginsTime, parseTime } from './parse-time';
import {
  hostChanges,
  type Action,
  type Event,
  type IcmpLine,
  type SegmentLine,
  type Step,
  type Time,
} from './script';
import { literals } from './script-error';

/** Reads the steps of one script; holds what a step may lean on. */
export class StepReader {
  private readonly assigned = new Set<string>();

  constructor(private readonly cursor: Cursor) {}

  step(): Step {
    const { cursor } = this;
    if (cursor.hosts.length === 0) return this.event(null);
    if (cursor.is('net')) return parseNetRule(cursor);
    const token = cursor.kind('word', 'host');
    const names = [...cursor.hosts, ...(cursor.attacker === null ? [] : [cursor.attacker])];
    if (!names.includes(token.text)) {
      cursor.fail('unknown-host', literals([...names, 'net']), token);
    }
    return { ...this.event(token.text), at: token.at };
  }

  private event(host: string | null): Event {
    const { cursor } = this;
    const { at } = cursor.token;
    const time = this.time(host);
    const action = this.action(host);
    const event: Event = { kind: 'event', host, time, action, at };
    this.check(event);
    return event;
  }

  /** Null for a shell line without one. What a `hosts` script says of states and machines is at once unless said. */
  private time(host: string | null): Time | null {
    const { cursor } = this;
    const { token } = cursor;
    if (beginsTime(token)) return parseTime(cursor);
    if (token.kind === 'shell') return null;
    const ours = host !== null && ['state', ...hostChanges].includes(token.text);
    if (!ours) cursor.fail(isLoop(token.text) ? 'loop' : 'expected', ['time']);
    return { kind: 'relative', usec: 0, at: token.at };
  }

  private action(host: string | null): Action {
    const { cursor } = this;
    const { token } = cursor;
    if (token.kind === 'shell') return parseShell(cursor.take());
    if (token.kind === 'code') return parseCode(cursor, cursor.take(), this.assigned);
    if (cursor.is('<') || cursor.is('>')) return parsePacket(cursor);
    if (host !== null && cursor.accept('state')) return this.state(token.at);
    const change = host === null ? undefined : hostChanges.find((each) => cursor.is(each));
    if (change === undefined || cursor.next.text === '(') return parseCall(cursor);
    return { kind: 'host', change, at: cursor.take().at };
  }

  private state(at: Event['at']): Action {
    const { cursor } = this;
    const descriptor =
      cursor.token.kind === 'integer' ? cursor.integer('descriptor', 0, 65_535) : null;
    const { token } = cursor;
    const name = token.kind === 'word' ? cursor.adjacent() : null;
    const state = states.find((each) => each === name);
    if (state === undefined) return cursor.fail('unknown-state', literals(states), token);
    return { kind: 'state', descriptor, state, at };
  }

  private check({ host, time, action, at }: Event): void {
    const { cursor } = this;
    const packet = action.kind === 'segment' || action.kind === 'icmp';
    const isAttacker = host !== null && host === cursor.attacker;
    const expected = isExpectation(action, host !== null, isAttacker);
    if (time !== null && !expected && !['absolute', 'relative'].includes(time.kind)) {
      cursor.report('inexact-time', time.at, ['time'], null);
    }
    if (isAttacker && !(packet && action.direction === 'out')) {
      cursor.report('attacker-only-sends', at, ['`>`'], host);
    }
    if (packet) this.checkPath(action, isAttacker);
    if (action.kind === 'call') this.checkUntil(action.until, time);
    if (action.kind === 'segment' && !expected) this.checkSent(action);
  }

  private checkPath({ at, path }: SegmentLine | IcmpLine, isAttacker: boolean): void {
    if (path === null && isAttacker) this.cursor.report('path-missing', at, ['path'], null);
    if (path === null || isAttacker) return;
    this.cursor.report('attacker-only-sends', path.at, ['flags'], path.from);
  }

  private checkUntil(until: number | null, time: Time | null): void {
    if (until === null || time === null || !('usec' in time) || until >= time.usec) return;
    this.cursor.report('time-backwards', time.at, [], `${time.usec / 1e6}...${until / 1e6}`);
  }

  /** What really goes out must be said in full. */
  private checkSent({ at, win, options }: SegmentLine): void {
    if (win === null) this.cursor.report('window-missing', at, ['`win`'], null);
    if (options === 'any') this.cursor.report('expected', at, ['tcp-options'], '<...>');
  }
}

const isLoop = (text: string): boolean => ['for', 'while', 'loop', 'repeat'].includes(text);

/** Whether something is waited for rather than done. With two hosts every segment but the attacker's is. */
function isExpectation(action: Action, hosts: boolean, isAttacker: boolean): boolean {
  switch (action.kind) {
    case 'segment':
    case 'icmp':
      return hosts ? !isAttacker : action.direction === 'out';
    case 'state':
      return true;
    case 'call':
    case 'shell':
    case 'code':
    case 'host':
      return false;
  }
}
