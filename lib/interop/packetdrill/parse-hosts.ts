import { behaviours } from '@/lib/tcp';
import type { Cursor } from './cursor';
import type { HostDeclaration, Hosts } from './script';
import { literals } from './script-error';

/** What a name must not be, because it begins something else. */
const taken = ['net', 'hosts', 'attacker'];

/** `hosts A B`, `hosts client(linux) server(rfc9293) attacker X`; null without such a line. */
export function parseHosts(cursor: Cursor): Hosts | null {
  const { at } = cursor.token;
  if (!cursor.accept('hosts')) return null;
  const names = [parseHost(cursor), parseHost(cursor)] as const;
  cursor.hosts = names.map(({ name }) => name);
  const attacker = cursor.accept('attacker') ? parseName(cursor) : null;
  cursor.attacker = attacker;
  const all = [...cursor.hosts, ...(attacker === null ? [] : [attacker])];
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  if (twice !== undefined) cursor.report('name-twice', at, [], twice);
  return { names, attacker, at };
}

function parseHost(cursor: Cursor): HostDeclaration {
  const { at } = cursor.token;
  const name = parseName(cursor);
  if (!cursor.accept('(')) return { name, behaviour: null, at };
  const behaviour = cursor.kind('word', 'behaviour');
  if (!Object.hasOwn(behaviours, behaviour.text)) {
    const known = literals(Object.keys(behaviours));
    cursor.report('unknown-behaviour', behaviour.at, known, behaviour.text);
  }
  cursor.expect(')');
  return { name, behaviour: behaviour.text, at };
}

function parseName(cursor: Cursor): string {
  // The line ends the list: what opens the next one is a step.
  if (cursor.token.opensLine) cursor.fail('expected', ['host']);
  const token = cursor.kind('word', 'host');
  if (taken.includes(token.text) || !/^[a-z]\w{0,31}$/i.test(token.text)) {
    cursor.fail('expected', ['host'], token);
  }
  return token.text;
}
