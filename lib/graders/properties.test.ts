import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inventResponse,
  responseBody,
  shuffledBody,
  stateNames,
  type ResponseBody,
  type SimplePublicBody,
} from '@/lib/questions';
import { never, present, randomFrom } from '@/lib/kit';
import { grade, type Graded } from './grade';
import {
  capture,
  choices,
  items,
  line,
  match,
  order,
  parts,
  path,
  segments,
  verdict,
  words,
} from './items.cases';
import { parseResponse } from './parse-response';
import { rightResponse } from './right-response';
import { wrongResponses } from './wrong-responses';

const some = fc.constantFrom(...items);
const seeds = fc.string({ minLength: 1, maxLength: 8 });
const kindOf = ({ public: { body } }: Graded) => body.kind;

/** Any answer that fits the question; of a question in parts, to some of its first parts. */
function invented({ public: { body } }: Graded, seed: string): ResponseBody {
  const random = randomFrom(seed);
  if (body.kind === 'multi-part') {
    const chosen = body.parts.filter((_, index) => index === 0 || random.chance(0.5));
    return {
      kind: body.kind,
      parts: chosen.map((part) => ({ id: part.id, response: inventResponse(part.body, random) })),
    };
  }
  if (body.kind === 'free-text') throw new Error('no free text here');
  return inventResponse(body, random);
}

function scoreOf(item: Graded, response: ResponseBody): number {
  const found = grade(item, response, 'en');
  if (found.status === 'invalid') throw new Error(`${found.field}: ${found.message}`);
  return found.score;
}

test.each(items.map((item) => [kindOf(item), item] as const))(
  'the own response of a %s key scores 1 in both languages, and needs no sentence',
  (_kind, item) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const right = rightResponse(item.key);
      expect(responseBody.parse(right)).toEqual(right);
      expect(grade(item, right, locale)).toMatchObject({ status: 'graded', score: 1, why: null });
    }
  },
);

test.each(items.map((item) => [kindOf(item), item] as const))(
  'each fault of a %s key scores less than 1, is reported, and says why in both languages',
  (_kind, item) => {
    for (const { fault, response } of wrongResponses(item.key.body)) {
      for (const locale of ['en', 'zh-CN'] as const) {
        const found = grade(item, response, locale);
        expect(found).toMatchObject({
          status: 'graded',
          why: expect.stringMatching(/\S/) as unknown,
        });
        if (found.status !== 'graded') continue;
        expect(found.score).toBeLessThan(1);
        if (fault.misconception !== null)
          expect(found.misconceptions).toContain(fault.misconception);
        else expect(found.why).toContain(fault.why);
      }
    }
  },
);

test('whatever fits a question is graded from 0 to 1, every part is named once, and no sentence is left empty', () => {
  fc.assert(
    fc.property(
      some,
      seeds,
      fc.constantFrom('en' as const, 'zh-CN' as const),
      (item, seed, locale) => {
        const found = grade(item, invented(item, seed), locale);
        expect(found.status).toBe('graded');
        if (found.status !== 'graded') return;
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
        const names = found.parts.map(({ part }) => part);
        expect(new Set(names).size).toBe(names.length);
        expect(found.why === null).toBe(found.score === 1);
        expect(found.why ?? 'right').not.toMatch(/^\s*$|[{}]|undefined/);
      },
    ),
    { numRuns: 1500 },
  );
});

test('permuting what has no order of its own never changes the grade', () => {
  fc.assert(
    fc.property(some, seeds, seeds, (item, seed, turn) => {
      const shuffle = <T>(list: readonly T[]): T[] => randomFrom(turn).shuffle(list);
      const turned = { ...item, public: { body: shuffledBody(item.public.body, shuffle) } };
      const response = invented(item, seed);
      const [one, other] = [item, turned].map((each) => grade(each, response, 'en'));
      expect(other).toMatchObject({ status: 'graded' });
      if (one?.status !== 'graded' || other?.status !== 'graded') return;
      expect(other.score).toBe(one.score);
      expect(new Set(other.misconceptions)).toEqual(new Set(one.misconceptions));
    }),
    { numRuns: 1500 },
  );
});

test('permuting what is chosen or filled in never changes the score', () => {
  fc.assert(
    fc.property(fc.constantFrom(choices, match, capture), seeds, seeds, (item, seed, turn) => {
      const response = invented(item, seed);
      const shuffle = <T>(list: readonly T[]): T[] => randomFrom(turn).shuffle(list);
      const turned = (record: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(shuffle(Object.entries(record)));
      const other = responseBody.parse({
        ...response,
        ...('choices' in response ? { choices: shuffle(response.choices) } : {}),
        ...('pairs' in response ? { pairs: turned(response.pairs) } : {}),
        ...('blanks' in response ? { blanks: turned(response.blanks) } : {}),
      });
      expect(scoreOf(item, other)).toBe(scoreOf(item, response));
    }),
  );
});

test('the words of a short text may come in any order: the score is the same', () => {
  const said = fc.constantFrom(
    'side that closes first',
    'active closer',
    'host closes first',
    'x y z',
  );
  fc.assert(
    fc.property(said, seeds, (text, seed) => {
      const turned = randomFrom(seed).shuffle(text.split(' ')).join(' ');
      const answer = (each: string) => scoreOf(words, { kind: 'short-text', text: each });
      expect(answer(turned)).toBe(answer(text));
    }),
  );
});

/** A response with one more wrong element, or one right element made wrong. */
function worsened(item: Graded, response: ResponseBody, seed: string): ResponseBody {
  const random = randomFrom(seed);
  const key = item.key.body;
  switch (response.kind) {
    case 'multiple-choice': {
      const wrong = choices.public.body.options.filter(
        ({ id }) => !choices.key.body.correct.includes(id),
      );
      return { ...response, choices: [...response.choices, random.pick(wrong).id] };
    }
    case 'order': {
      if (key.kind !== 'order') return response;
      // Two neighbours that stand in a settled order change places.
      const at = response.order.findIndex((step, index) =>
        key.before?.some(([first, then]) => first === step && then === response.order[index + 1]),
      );
      if (at < 0) return response;
      const [one, other] = [response.order[at], response.order[at + 1]];
      return {
        ...response,
        order: response.order.map((step) =>
          present(step === one ? other : step === other ? one : step, 'a step'),
        ),
      };
    }
    case 'match': {
      const { id } = random.pick(match.public.body.left);
      return { ...response, pairs: { ...response.pairs, [id]: 'z' } };
    }
    case 'predict-segments': {
      const kept = response.segments.slice(0, random.int(0, 1));
      const nowhere = { flags: ['RST' as const], seq: 5, ack: 5, len: 5 };
      return { ...response, segments: [...kept, { from: 'A', fields: nowhere }] };
    }
    case 'read-capture':
      return { ...response, blanks: { ...response.blanks, [random.pick(['seq', 'rto'])]: '77' } };
    case 'state-path': {
      const at = random.int(0, response.path.length);
      return { ...response, path: response.path.toSpliced(at, 0, 'LISTEN') };
    }
    case 'short-text':
      return {
        ...response,
        text: `${response.text} ${random.pick(['segment', 'not', '不', 'RST'])}`,
      };
    case 'verdict':
      return { ...response, reason: 'a' };
    case 'spot-line':
      return { ...response, reason: 'b' };
    case 'multi-part': {
      const answers = response.parts.filter(({ id }) => id !== 'when');
      return {
        ...response,
        parts: [...answers, { id: 'when', response: { kind: 'numeric', value: 1 } }],
      };
    }
    case 'single-choice':
    case 'numeric':
    case 'header-fields':
    case 'state-pair':
    case 'free-text':
    case 'draw-ladder':
    case 'make-happen':
      return response;
    default:
      return never(response);
  }
}

test('adding a wrong element never raises the score', () => {
  const growing = [choices, order, match, capture, path, words, verdict, line, parts, segments];
  const shortened = (response: ResponseBody): ResponseBody =>
    response.kind === 'predict-segments'
      ? { ...response, segments: response.segments.slice(0, 1) }
      : response;
  fc.assert(
    fc.property(fc.constantFrom<Graded>(...growing), seeds, fc.boolean(), (item, seed, right) => {
      const start = right ? rightResponse(item.key) : shortened(invented(item, seed));
      expect(scoreOf(item, worsened(item, start, seed))).toBeLessThanOrEqual(scoreOf(item, start));
    }),
    { numRuns: 1500 },
  );
});

test('a path with a wrong state put in anywhere is worth less than the same path without it', () => {
  const states = fc.array(fc.constantFrom(...stateNames), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(states, fc.nat(8), (typed, at) => {
      const answer = (states_: readonly string[]) =>
        scoreOf(path, { kind: 'state-path', path: [...states_] });
      const added = typed.toSpliced(Math.min(at, typed.length), 0, 'CLOSING');
      expect(answer(added)).toBeLessThanOrEqual(answer(typed));
    }),
  );
});

test('arbitrary JSON is refused with the field named, or graded, and never throws', () => {
  fc.assert(
    fc.property(some, fc.jsonValue({ maxDepth: 4 }), (item, input) => {
      expect(outcome(item, input)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a right response spoilt at any place is refused with the field named, or graded, and never throws', () => {
  fc.assert(
    fc.property(some, fc.nat(60), fc.jsonValue({ maxDepth: 2 }), (item, place, value) => {
      expect(outcome(item, spoilt(rightResponse(item.key), place, value))).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

/** Whether an input from outside is told from an answer, or graded: nothing else may happen. */
function outcome(item: Graded, input: unknown): boolean {
  const parsed = parseResponse(input, 'zh-CN');
  if (!parsed.ok) return parsed.error.field !== '' && parsed.error.message !== '';
  const found = grade(item, parsed.value, 'zh-CN');
  return found.status === 'graded'
    ? found.score >= 0 && found.score <= 1
    : found.field !== '' && found.message !== '';
}

/** A value with another one in the place of its nth member, counted through all depths. */
function spoilt(value: unknown, place: number, by: unknown): unknown {
  let left = place;
  const walk = (inner: unknown): unknown => {
    if (left === 0) {
      left -= 1;
      return by;
    }
    left -= 1;
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, member]) => [name, walk(member)]));
  };
  return walk(value);
}

test('an item is not changed by grading it', () => {
  for (const item of items) {
    const before = JSON.stringify(item);
    grade(item, rightResponse(item.key), 'en');
    for (const { response } of wrongResponses(item.key.body)) grade(item, response, 'en');
    expect(JSON.stringify(item)).toBe(before);
  }
});

test('a response of another kind is invalid as a kind, for every two kinds', () => {
  for (const item of items) {
    for (const other of items) {
      if (item === other) continue;
      const found = grade(item, rightResponse(other.key), 'en');
      expect(found).toMatchObject({ status: 'invalid', field: 'kind' });
    }
  }
});

test('invented answers fit every kind of question', () => {
  const bodies = items.map(({ public: { body } }) => body);
  for (const body of bodies) {
    if (body.kind === 'multi-part' || body.kind === 'free-text') continue;
    const simple: SimplePublicBody = body;
    const response = inventResponse(simple, randomFrom('7'));
    expect(responseBody.parse(response)).toEqual(response);
  }
});
