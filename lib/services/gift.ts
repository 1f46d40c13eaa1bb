import type { Actor } from '@/lib/auth';
import {
  emitQuestion,
  fromQuestion,
  parseGift,
  toDraft,
  type GiftError,
  type GiftWarning,
  type Imported,
  type PlacedGiftQuestion,
} from '@/lib/interop';
import { translate, type Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { publishedQuestion, type TopicId } from '@/lib/questions';
import { addDrafts, writing } from './authoring-drafts';
import { beliefsOf } from './beliefs';
import { log } from './log';
import { failure, findingsFailure, type LineFinding, type ServiceError } from './service-error';
import { ownSet } from './sets';

export interface GiftImport {
  readonly text: string;
  /** The language its texts are in; the other one is left for the author. */
  readonly language: Locale;
  readonly topic: TopicId;
  /** Only says what would become of it. */
  readonly dryRun: boolean;
}

export interface GiftImported {
  /** The ids of the drafts, in the order of the file. */
  readonly created: readonly string[];
  /** How many drafts there are, or would be. */
  readonly questions: number;
  readonly warnings: readonly LineFinding[];
}

/** Makes drafts of all questions of a GIFT file, or of none when anything in it cannot be read. */
export async function importGift(
  actor: Actor,
  { text, language, topic, dryRun }: GiftImport,
  locale: Locale,
): Promise<Result<GiftImported, ServiceError>> {
  const author = await writing(actor, locale);
  if (!author.ok) return author;
  const read = readGift(text, language, topic);
  if (!read.ok) {
    log().warn({ code: 'gift-wrong', errors: read.error.length }, 'import refused');
    return findingsFailure(
      locale,
      'gift-wrong',
      read.error.map(({ line, code, params }) => ({
        ...{ line, message: translate(locale, `gift.error.${code}`, params) },
      })),
    );
  }
  const drafts = read.value.imported.flatMap(({ draft }) =>
    draft ? [{ draft, originVersionId: null }] : [],
  );
  return ok({
    created: dryRun || drafts.length === 0 ? [] : await addDrafts(author.value, drafts),
    questions: drafts.length,
    warnings: read.value.warnings.map(({ line, code, params }) => ({
      ...{ line, message: translate(locale, `gift.warning.${code}`, params) },
    })),
  });
}

interface ReadGift {
  readonly imported: readonly Imported[];
  readonly warnings: readonly GiftWarning[];
}

function readGift(text: string, language: Locale, topic: TopicId): Result<ReadGift, GiftError[]> {
  const file = parseGift(text);
  if (!file.ok) return file;
  const words = {
    true: translate(language, 'gift.true'),
    false: translate(language, 'gift.false'),
  };
  const turned = file.value.questions.map((each) => toDraft(each, { topic, language, words }));
  const errors = turned.flatMap((each) => (each.ok ? [] : each.error));
  if (errors.length > 0) return err(errors);
  const imported = turned.flatMap((each) => (each.ok ? [each.value] : []));
  const warnings = [
    ...file.value.warnings,
    ...titleWarning(file.value.questions),
    ...imported.flatMap((each) => each.warnings),
  ];
  return ok({ imported, warnings: warnings.sort((one, other) => one.line - other.line) });
}

/** Our questions have no titles: said once, where the first one stands. */
function titleWarning(questions: readonly PlacedGiftQuestion[]): GiftWarning[] {
  const titled = questions.filter(({ question }) => question.title !== null);
  const [first] = titled;
  return first ? [{ line: first.line, code: 'titles', params: { count: titled.length } }] : [];
}

export interface GiftExported {
  readonly text: string;
  /** How many things GIFT cannot hold; each stands in a comment. */
  readonly warnings: number;
}

/** A set of one's own as a GIFT file in a language. */
export async function exportGift(
  actor: Actor,
  setId: string,
  locale: Locale,
): Promise<Result<GiftExported, ServiceError>> {
  const own = await ownSet(actor, setId, locale);
  if (!own.ok) return own;
  const { items } = own.value.set;
  if (items.length === 0) return failure(locale, 'set-empty');
  const pieces = items.map(({ kind, body }) => piece(kind, body, locale));
  return ok({
    text: `${pieces.map(({ text }) => text).join('\n\n')}\n`,
    warnings: pieces.reduce((sum, { warnings }) => sum + warnings, 0),
  });
}

/** One question with the comments that say what is lost. */
function piece(kind: string, body: unknown, locale: Locale): GiftExported {
  const read = publishedQuestion.safeParse(body);
  const { question, lost } = read.success
    ? fromQuestion(read.data, locale, (id) => beliefsOf([id], locale)[0]?.says ?? id)
    : { question: null, lost: [{ code: 'kind' as const, params: { id: '', kind } }] };
  const comments = lost.map(({ code, params }) => {
    const said = translate(locale, `gift.warning.${code}`, params);
    return `// ${said.replace(/\s+/g, ' ')}`;
  });
  const text = [...comments, ...(question ? [emitQuestion(question)] : [])].join('\n');
  return { text, warnings: lost.length };
}
