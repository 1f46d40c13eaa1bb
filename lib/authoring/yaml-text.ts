import { err, ok, type Result } from '@/lib/kit';
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { Finding, Path } from './finding';

/** A YAML document together with the place of each of its parts. */
export interface YamlText {
  readonly value: unknown;
  /** The line of the part at `path`, or of the nearest part around it that stands in the text. */
  readonly lineOf: (path: Path) => number;
}

/**
 * Reads one YAML document. Anchors with aliases, unknown tags and several documents in one file are refused: content
 * files say what they mean where they mean it, and an alias can blow a small file up to any size.
 */
export function readYaml(file: string, text: string): Result<YamlText, Finding[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const at = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const broken = [...document.errors, ...document.warnings].map((problem): Finding => ({
    file,
    line: at(problem.pos[0]),
    code: 'syntax',
    params: { message: problem.message },
  }));
  if (broken.length > 0) return err(broken);
  const aliases = aliasesOf(document, file, at);
  if (aliases.length > 0) return err(aliases);
  if (document.contents === null) return err([{ file, line: 1, code: 'empty', params: {} }]);
  return ok({
    value: document.toJS() as unknown,
    lineOf: (path) => at(offsetOf(document.contents, path)),
  });
}

function aliasesOf(document: Document, file: string, at: (offset: number) => number): Finding[] {
  const found: Finding[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      const line = at(alias.range?.[0] ?? 0);
      found.push({ file, line, code: 'alias', params: { name: alias.source } });
    },
  });
  return found;
}

/** The offset of the part at `path`; a missing part stands where the part around it begins. */
function offsetOf(root: unknown, path: Path): number {
  let offset = startOf(root);
  let node = root;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === null) return offset;
    offset = child.start;
    node = child.value;
  }
  return offset;
}

/** The part of a map or list that a step leads to; a map's part begins at its key. */
function childOf(node: unknown, step: string | number): { start: number; value: unknown } | null {
  if (isSeq(node)) {
    const value = typeof step === 'number' ? node.items[step] : undefined;
    return value === undefined ? null : { start: startOf(value), value };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((each) => keyText(each.key) === String(step));
  return pair === undefined ? null : { start: startOf(pair.key), value: pair.value };
}

const keyText = (key: unknown): string | null => (isScalar(key) ? String(key.value) : null);

function startOf(value: unknown): number {
  const node: Node | null = isNode(value) ? value : null;
  return node?.range?.[0] ?? 0;
}
