import type { BothLanguages } from '@/lib/questions';
import { remark, type FindingCode, type Path, type Remark } from './finding';

const han = '\\p{Script=Han}';
/** Half-width marks beside a Chinese character; full-width ones belong there. */
const halfWidth = new RegExp(`(?<=${han})[,;:?!().]|[,;:?!()](?=${han})`, 'u');
const fullWidth = /[，。；：？！（）、]/u;
const anyHan = new RegExp(han, 'u');

/** All texts of a value that stand in both languages side by side, with their places. */
export function bothTexts(value: unknown, path: Path = []): { path: Path; text: BothLanguages }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isBoth(value)) return [{ path, text: value }];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    bothTexts(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const isBoth = (value: object): value is BothLanguages =>
  'en' in value && 'zh-CN' in value && typeof value.en === 'string';

/** Slips of language, punctuation and markup in one text of both languages. */
export function textRemarks(text: BothLanguages, path: Path): Remark[] {
  return [
    ...chineseRemarks(text['zh-CN'], [...path, 'zh-CN']),
    ...englishRemarks(text.en, [...path, 'en']),
    ...markRemarks(text.en, [...path, 'en']),
    ...markRemarks(text['zh-CN'], [...path, 'zh-CN']),
    ...codeRemarks(text, path),
  ];
}

function chineseRemarks(text: string, path: Path): Remark[] {
  const prose = withoutCode(text);
  return [
    ...firstMatch(prose, halfWidth, path, 'half-width'),
    ...firstMatch(prose, /[«»"]/u, path, 'wrong-quotes'),
    ...firstMatch(prose, /您/u, path, 'formal-you'),
    ...(/[A-Za-z]+ [A-Za-z]+ [A-Za-z]+ [A-Za-z]+ [a-z]+/.test(prose) && !anyHan.test(prose)
      ? [remark(path, 'no-chinese')]
      : []),
  ];
}

function englishRemarks(text: string, path: Path): Remark[] {
  const prose = withoutCode(text);
  return [
    ...firstMatch(prose, anyHan, path, 'chinese-in-english'),
    ...firstMatch(prose, fullWidth, path, 'full-width'),
    ...firstMatch(prose, /[«»]/u, path, 'wrong-quotes'),
  ];
}

function markRemarks(text: string, path: Path): Remark[] {
  const open = (mark: string): boolean => text.split(mark).length % 2 === 0;
  return ['`', '**'].filter(open).map((mark) => remark(path, 'unclosed-mark', { mark }));
}

/** Code pieces (numbers, states, segments) are the same in both languages, in whatever order. */
function codeRemarks(text: BothLanguages, path: Path): Remark[] {
  const en = codePieces(text.en);
  const zh = codePieces(text['zh-CN']);
  const odd = [
    ...[...en].filter((piece) => !zh.has(piece)),
    ...[...zh].filter((piece) => !en.has(piece)),
  ];
  return odd.length === 0 ? [] : [remark(path, 'code-differs', { pieces: odd.join(', ') })];
}

const codePieces = (text: string): Set<string> =>
  new Set([...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));

const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, ' ');

function firstMatch(text: string, pattern: RegExp, path: Path, code: FindingCode): Remark[] {
  const match = pattern.exec(text);
  if (match === null) return [];
  const around = text.slice(Math.max(0, match.index - 8), match.index + 9).trim();
  return [remark(path, code, { mark: match[0], around })];
}
