import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales, messageKey } from '@/lib/i18n';
import { parsePacketdrill, scriptErrorCodes, type ScriptError } from '@/lib/interop';
import { scriptErrorWords } from './script-words';

const samples = new URL('../interop/packetdrill/samples/', import.meta.url);

test.each(locales)('every way to misspell a script has its sentence in %s', (locale) => {
  for (const code of scriptErrorCodes) {
    const error: ScriptError = { code, line: 3, column: 7, expected: ['time'], found: 'x' };
    const words = scriptErrorWords(locale, 'a.pkt', error);
    expect(words).toContain('a.pkt:3:7');
    expect(words).not.toContain(code.includes('-') ? code : 'undefined');
  }
});

test('line and column, what was expected and what was found, in both languages', () => {
  const error: ScriptError = {
    code: 'expected',
    line: 3,
    column: 7,
    expected: ['time', '`>`'],
    found: null,
  };
  expect(locales.map((locale) => scriptErrorWords(locale, 'a.pkt', error))).toEqual([
    'a.pkt:3:7: Something else should stand here. Expected a time or `>`; found the end of the script.',
    'a.pkt:3:7：这里应该是别的内容。应为时间或`>`，实为 脚本结尾。',
  ]);
});

test('whatever a parser expects has a name in both languages, or is the language of scripts itself', () => {
  const nameless = new Set<string>();
  for (const name of readdirSync(samples)) {
    const text = readFileSync(new URL(name, samples), 'utf8');
    for (let end = 7; end < text.length; end += 31) {
      for (const damaged of [text.slice(0, end), `${text.slice(0, end)}§${text.slice(end + 1)}`]) {
        const read = parsePacketdrill(damaged);
        if (read.ok) continue;
        for (const thing of read.error.flatMap(({ expected }) => expected)) {
          const own = /^`.*`$|\d|^--/.test(thing);
          if (!own && messageKey(`scripts.thing.${thing}`) === null) nameless.add(thing);
        }
      }
    }
  }
  expect([...nameless]).toEqual([]);
});
