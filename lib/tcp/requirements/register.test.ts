import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { numbered } from './numbered';
import { register } from './register';
import type { Requirement } from './requirement';

const lib = new URL('../../', import.meta.url);
const texts = new Map<string, string>();

/** A file under lib/; empty if it is not there. */
function textOf(path: string): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const url = new URL(path, lib);
  const text = existsSync(url) ? readFileSync(url, 'utf8') : '';
  texts.set(path, text);
  return text;
}

const commentsOf = (path: string): string[] =>
  textOf(path).match(/\/\*[\s\S]*?\*\/|\/\/.*$/gm) ?? [];

/** What stands where a test has its title: a string before the function. */
const titlesOf = (path: string): string[] =>
  [...textOf(path).matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1,\s*(?:async\s*)?\(/g)].map(
    ([, , title]) => title ?? '',
  );

/**
 * Whether `text` names `id` and not only a longer one that begins like it (`MUST-66`, `§3.10.1`, `fifth, CLOSING`). Of a
 * clause of another RFC both parts must stand there: «RFC 6298 §5.2, §5.3» names two.
 */
function names(text: string, id: string): boolean {
  const [, other, clause] = /^(RFC \d+) (§.+)$/.exec(id) ?? [];
  if (other !== undefined && clause !== undefined) {
    return names(text, other) && new RegExp(`${escaped(clause)}(?!\\.?\\d)`).test(text);
  }
  const longer = id.startsWith('§') ? '\\w|\\.\\d|, [A-Z]' : '\\w';
  return new RegExp(`${escaped(id)}(?!${longer})`).test(text);
}

const escaped = (id: string): string => id.replaceAll(/[.*+?^$()[\]\\{}|]/g, '\\$&');

/** What a comment must cite: the number, or the section of what has none. */
const citation = ({ id, section }: Requirement): string =>
  id.startsWith('§') ? `§${section}` : id;

/** What keeps a requirement from being accounted for; empty if nothing does. */
function complaints(requirement: Requirement): string[] {
  const { id, fate } = requirement;
  if (fate.status !== 'implemented') {
    return fate.reason.length < 20 ? [`${id}: no reason`] : [];
  }
  const cited = commentsOf(fate.code).some((comment) => names(comment, citation(requirement)));
  const tested = titlesOf(fate.test).some((title) => names(title, id));
  return [
    ...(cited ? [] : [`${id}: no comment in ${fate.code} cites ${citation(requirement)}`]),
    ...(tested ? [] : [`${id}: no title in ${fate.test} names it`]),
  ];
}

test('each requirement is cited in the code and named by a test, or has a reason why not', () => {
  expect(register.flatMap(complaints)).toEqual([]);
});

test('the register has every numbered requirement of RFC 9293 once, in its section', () => {
  const expected = Object.entries(numbered).flatMap(([section, ids]) =>
    ids.map((id) => `${section} ${id}`),
  );
  const listed = register.filter(({ level }) => level !== 'step');
  expect(listed.map(({ section, id }) => `${section} ${id}`).sort()).toEqual(expected.sort());
  expect(expected).toHaveLength(119);
});

test('numbers run without a gap: MUST to 69, SHLD to 31, MAY to 18', () => {
  const ids = Object.values(numbered).flat();
  const count = (prefix: string): number[] =>
    ids
      .filter((id) => id.startsWith(prefix))
      .map((id) => Number(id.split('-')[1]))
      .sort((a, b) => a - b);
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
  expect([count('MUST'), count('SHLD'), count('MAY')]).toEqual([upTo(69), upTo(31), upTo(18)]);
});

test('each entry is a sentence of its own, in a section, with its level', () => {
  const levels = new Set(['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'step']);
  const fates = new Set(['implemented', 'ip-layer', 'application', 'left-out', 'partly']);
  const odd = register.filter(
    ({ says, section, level, fate }) =>
      !/[^.]\.$/.test(says) ||
      !(/^\d+(\.\d+)*$/.test(section) || section === '') ||
      !levels.has(level) ||
      !fates.has(fate.status),
  );
  expect(odd).toEqual([]);
  const levelOf = (id: string) => register.find((entry) => entry.id === id)?.level;
  expect(['MUST-8', 'MUST-9', 'SHLD-3', 'SHLD-14', 'MAY-2', 'REC-1'].map(levelOf)).toEqual([
    ...['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'SHOULD'],
  ]);
});

test('no id stands twice', () => {
  const ids = register.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('no comment cites a number that RFC 9293 does not have', () => {
  const known = new Set(Object.values(numbered).flat());
  const sources = ['tcp', 'sim'].flatMap((room) =>
    readdirSync(new URL(`${room}/`, lib), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${room}/${path}`),
  );
  const unknown = sources.flatMap((path) =>
    [
      ...commentsOf(path)
        .join('\n')
        .matchAll(/\b(?:MUST|SHLD|MAY)-\d+/g),
    ]
      .map(([id]) => `${path}: ${id}`)
      .filter((cited) => !known.has(cited.split(': ')[1] ?? '')),
  );
  expect(unknown).toEqual([]);
});

test('the register notices what is missing: a citation, a test, a file, a reason', () => {
  const [sample] = register.filter(({ id }) => id === 'MUST-66');
  if (sample?.fate.status !== 'implemented') throw new Error('MUST-66 is implemented');
  const { fate } = sample;
  const found = (changed: Partial<Requirement>) => complaints({ ...sample, ...changed }).length;
  expect(found({})).toBe(0);
  expect(found({ id: 'MUST-6' })).toBe(2);
  expect(found({ fate: { ...fate, code: 'tcp/seq.ts' } })).toBe(1);
  expect(found({ fate: { ...fate, test: 'tcp/nowhere.test.ts' } })).toBe(1);
  expect(found({ fate: { status: 'left-out', reason: '' } })).toBe(1);
});
