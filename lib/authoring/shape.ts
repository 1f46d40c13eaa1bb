import type { z } from 'zod';
import { kindIds } from '@/lib/questions';
import { remark, type FindingCode, type Path, type Remark } from './finding';

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong in a value, as remarks that a person can act on. */
export function shapeRemarks(issues: readonly Issue[], value: unknown): Remark[] {
  return issues.flatMap((issue) => remarksOf(issue, value));
}

function remarksOf(issue: Issue, root: unknown): Remark[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const found = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => remark([...path, key], 'unknown-key', { key }));
    case 'invalid_type':
      return [typeRemark(path, issue.expected, found)];
    case 'invalid_value':
      if (found === undefined) return [missing(path)];
      return [notOneOf(path, issue.values.map(String), found)];
    case 'too_small':
      return [tooSmall(path, issue.origin, Number(issue.minimum), found)];
    case 'too_big':
      return [tooBig(path, issue.origin, Number(issue.maximum), found)];
    case 'invalid_format':
      return [remark(path, 'wrong-format', { expected: patternOf(issue), found: show(found) })];
    case 'invalid_union':
      return [unionRemark(path, issue, found)];
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [remark(path, 'wrong-value', { found: show(found) })];
  }
}

function typeRemark(path: Path, expected: string, found: unknown): Remark {
  return found === undefined
    ? missing(path)
    : remark(path, 'wrong-type', { expected, found: show(found) });
}

/** A key that is not there; a missing language has a sentence of its own. */
function missing(path: Path): Remark {
  const key = String(path.at(-1) ?? '');
  return key === 'en' || key === 'zh-CN'
    ? remark(path, 'missing-language', { language: key })
    : remark(path, 'missing-key', { key });
}

const notOneOf = (path: Path, allowed: readonly string[], found: unknown): Remark =>
  remark(path, 'not-one-of', { allowed: allowed.join(', '), found: show(found) });

function unionRemark(path: Path, issue: z.core.$ZodIssueInvalidUnion, found: unknown): Remark {
  if (found === undefined) return missing(path);
  // A union told apart by `kind` that matches nothing: the kind itself is wrong.
  if (issue.discriminator !== undefined) return notOneOf(path, kindIds, found);
  return remark(path, 'wrong-value', { found: show(found) });
}

function tooSmall(path: Path, origin: string, limit: number, found: unknown): Remark {
  const code: FindingCode = origin === 'string' ? 'too-short' : 'too-few';
  return isNumeric(origin)
    ? remark(path, 'out-of-range', { bound: 'least', limit, found: show(found) })
    : remark(path, code, { limit });
}

function tooBig(path: Path, origin: string, limit: number, found: unknown): Remark {
  const code: FindingCode = origin === 'string' ? 'too-long' : 'too-many';
  return isNumeric(origin)
    ? remark(path, 'out-of-range', { bound: 'most', limit, found: show(found) })
    : remark(path, code, { limit });
}

const isNumeric = (origin: string): boolean => origin === 'number' || origin === 'int';

const patternOf = (issue: z.core.$ZodIssueInvalidStringFormat): string =>
  issue.pattern ?? issue.format;

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** A value as a person sees it in the file, short. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
