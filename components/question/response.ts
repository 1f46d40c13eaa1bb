import { never } from '@/lib/kit';
import type {
  BodyOf,
  FlagName,
  HeaderFieldId,
  PublicBody,
  ResponseBody,
  SimplePublicBody,
  SimpleResponseBody,
} from '@/lib/questions';
import { fill } from '../ui/fill';
import { controlNames, nameIn, partOf } from './control-names';
import { flagOrder } from './flag-order';
import { listedLines } from './listed-lines';
import { listedValues, readListed } from './listed-response';
import type { QuestionTexts } from './texts';

/**
 * What a filled-in form answers, or null while something that cannot be left out is missing. `given` are the answers to
 * parts of a question that stand: their controls are off, and a form leaves them out.
 */
export function readResponse(
  body: PublicBody,
  form: FormData,
  given: PartAnswers = [],
): ResponseBody | null {
  // Answered turn by turn (FreeTextFields), not by a form.
  if (body.kind === 'free-text') return null;
  if (body.kind !== 'multi-part') return readSimple(body, form);
  const open = body.parts.filter(({ id }) => !given.some((part) => part.id === id));
  const parts = open.flatMap(({ id, body: inner }) => {
    const response = readSimple(inner, partOf(form, id));
    return response === null ? [] : [{ id, response }];
  });
  const all = [...given, ...parts];
  return all.length === 0 ? null : { kind: body.kind, parts: all };
}

export type PartAnswers = BodyOf<ResponseBody, 'multi-part'>['parts'];

/** Whether every part that is shown has an answer. */
export const isWhole = (body: PublicBody, response: ResponseBody | null): boolean =>
  response !== null &&
  (body.kind !== 'multi-part' ||
    response.kind !== 'multi-part' ||
    response.parts.length === body.parts.length);

function readSimple(body: SimplePublicBody, form: FormData): SimpleResponseBody | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  switch (body.kind) {
    case 'single-choice': {
      const choice = text(controlNames.choice);
      return choice === '' ? null : { kind: body.kind, choice };
    }
    case 'multiple-choice': {
      const choices = form.getAll(controlNames.choice).map(String);
      return choices.length === 0 ? null : { kind: body.kind, choices };
    }
    case 'numeric': {
      const value = text(controlNames.value);
      return value === '' ? null : { kind: body.kind, value };
    }
    case 'header-fields':
      return readHeader(body, form, text);
    case 'state-pair': {
      const states = { A: text(controlNames.state('A')), B: text(controlNames.state('B')) };
      return states.A === '' || states.B === '' ? null : { kind: body.kind, states };
    }
    case 'verdict':
    case 'order':
    case 'match':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'spot-line':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
      return readListed(body, text, (name) => form.getAll(name).map(String));
    default:
      return never(body);
  }
}

/** An empty field is an answer («means nothing here»), but a form that was not touched is none. */
function readHeader(
  body: BodyOf<PublicBody, 'header-fields'>,
  form: FormData,
  text: (name: string) => string,
): SimpleResponseBody | null {
  const ticked = form.getAll(controlNames.flag).map(String);
  const flags = flagOrder.filter((flag) => ticked.includes(flag));
  const fields: Partial<Record<HeaderFieldId, string | FlagName[]>> = {};
  for (const id of body.fields) fields[id] = id === 'flags' ? flags : text(controlNames.field(id));
  const untouched = Object.values(fields).every((value) => value.length === 0);
  return untouched ? null : { kind: body.kind, fields };
}

/** The form values that give a response: the other direction of `readResponse`, to put a kept answer back. */
export function formValues(response: ResponseBody): readonly (readonly [string, string])[] {
  if (response.kind === 'free-text') return [];
  if (response.kind !== 'multi-part') return simpleValues(response);
  return response.parts.flatMap(({ id, response: inner }) =>
    simpleValues(inner).map(([name, value]) => [nameIn(id, name), value] as const),
  );
}

function simpleValues(response: SimpleResponseBody): readonly (readonly [string, string])[] {
  switch (response.kind) {
    case 'single-choice':
      return [[controlNames.choice, response.choice]];
    case 'multiple-choice':
      return response.choices.map((choice) => [controlNames.choice, choice] as const);
    case 'numeric':
      return [[controlNames.value, String(response.value)]];
    case 'header-fields':
      return headerFields(response.fields).flatMap(([id, value]) =>
        Array.isArray(value)
          ? value.map((flag) => [controlNames.flag, flag] as const)
          : [[controlNames.field(id), String(value)] as const],
      );
    case 'state-pair':
      return [
        [controlNames.state('A'), response.states.A],
        [controlNames.state('B'), response.states.B],
      ];
    case 'verdict':
    case 'order':
    case 'match':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'spot-line':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
      return listedValues(response);
    default:
      return never(response);
  }
}

type HeaderAnswer = BodyOf<ResponseBody, 'header-fields'>['fields'];

const headerOrder: readonly HeaderFieldId[] = ['flags', 'seq', 'ack', 'len'];
export const headerFields = (fields: HeaderAnswer) =>
  headerOrder.flatMap((id) => {
    const value = fields[id];
    return value === undefined ? [] : [[id, value] as const];
  });

/** A response as lines of rich text, to set what was answered beside what is right. */
export function responseLines(
  body: PublicBody,
  response: ResponseBody,
  texts: QuestionTexts,
): readonly string[] {
  switch (response.kind) {
    case 'single-choice':
      return [optionText(body, response.choice)];
    case 'multiple-choice':
      return response.choices.map((choice) => optionText(body, choice));
    case 'numeric':
      return [
        body.kind === 'numeric' && body.unit !== null
          ? `${response.value} ${body.unit}`
          : String(response.value),
      ];
    case 'header-fields':
      return headerFields(response.fields).map(
        ([id, value]) => `${texts.fields[id]}: ${fieldText(value, texts)}`,
      );
    case 'state-pair': {
      const ends = body.kind === 'state-pair' ? body.ends : { A: 'A', B: 'B' };
      return [`${ends.A}: \`${response.states.A}\``, `${ends.B}: \`${response.states.B}\``];
    }
    case 'free-text':
      return response.turns.map(({ text }) => text).filter((text) => text.trim() !== '');
    case 'multi-part':
      return response.parts.flatMap(({ id, response: inner }) => {
        const at = body.kind === 'multi-part' ? body.parts.findIndex((each) => each.id === id) : -1;
        const part = body.kind === 'multi-part' ? body.parts[at] : undefined;
        if (part === undefined) return [];
        const lines = responseLines(part.body, inner, texts);
        return lines.map((line) => `${fill(texts.kinds.part, { n: at + 1 })} · ${line}`);
      });
    case 'verdict':
    case 'order':
    case 'match':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'spot-line':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
      return listedLines(body, response, texts);
    default:
      return never(response);
  }
}

const optionText = (body: PublicBody, id: string): string =>
  'options' in body ? (body.options.find((option) => option.id === id)?.text ?? id) : id;

function fieldText(value: string | number | readonly FlagName[], texts: QuestionTexts): string {
  if (typeof value === 'object') {
    return value.length === 0
      ? texts.none
      : `\`${flagOrder.filter((f) => value.includes(f)).join(' ')}\``;
  }
  const text = String(value).trim();
  return text === '' || text === '-' ? texts.nothing : `\`${text}\``;
}
