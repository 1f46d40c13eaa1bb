import { csvText, type Cell } from '@/lib/interop';
import { messageKey, translate, type Locale, type MessageKey } from '@/lib/i18n';
import { present } from '@/lib/kit';
import type { ItemResult, PersonResult, Results } from './results';

/** What a file of results lists: a line for each person, or lines for each item with its answers. */
export const resultTables = ['people', 'items'] as const;
export type ResultTable = (typeof resultTables)[number];

/** Results as a CSV file with headings in a language. */
export function resultsCsv(results: Results, table: ResultTable, locale: Locale): string {
  const say = (key: MessageKey) => translate(locale, key);
  return csvText(
    table === 'people' ? peopleTable(results, say) : itemsTable(results.items, say, locale),
  );
}

type Say = (key: MessageKey) => string;

function peopleTable({ people, items }: Results, say: Say): Cell[][] {
  const heading = [
    ...[say('results.csv.person'), say('results.csv.status'), say('results.csv.score')],
    ...[say('results.csv.started'), say('results.csv.finished'), say('results.csv.minutes')],
    ...items.map(({ number, text, generator }) => `${number}. ${short(text || (generator ?? ''))}`),
  ];
  return [heading, ...people.map((person) => personLine(person, say))];
}

const personLine = (person: PersonResult, say: Say): Cell[] => [
  person.who,
  say(`results.status.${person.status}`),
  rounded(person.score),
  person.startedAt.toISOString(),
  person.finishedAt.toISOString(),
  rounded(person.usedMs / 60_000),
  ...person.scores.map(rounded),
];

function itemsTable(items: readonly ItemResult[], say: Say, locale: Locale): Cell[][] {
  const heading = [
    ...[say('results.csv.number'), say('results.csv.question'), say('results.csv.kind')],
    ...[say('results.csv.people'), say('results.csv.facility'), say('results.csv.discrimination')],
    ...[say('results.csv.unanswered'), say('results.csv.answer'), say('results.csv.right')],
    ...[say('results.csv.count'), say('results.csv.misconceptions')],
  ];
  return [heading, ...items.flatMap((item) => itemLines(item, say, locale))];
}

/** A line for each answer, so that a spreadsheet can sort and filter; one line where no answers are listed. */
function itemLines(item: ItemResult, say: Say, locale: Locale): Cell[][] {
  const start: Cell[] = [
    ...[item.number, item.text || item.generator, kindName(item, locale), item.n],
    ...[rounded(item.facility), rounded(item.discrimination), item.unanswered],
  ];
  const believed = (beliefs: ItemResult['answers'][number]['beliefs']): string =>
    beliefs.map(({ id, name }) => `${id} ${name}`).join('; ');
  if (item.answers.length === 0) {
    const all = item.beliefs.map(({ id, name, count }) => `${id} ${name} (${count})`).join('; ');
    return [[...start, null, null, null, all]];
  }
  return item.answers.map(({ text, right, count, beliefs }) => [
    ...start,
    ...[text, say(right ? 'results.csv.yes' : 'results.csv.no'), count, believed(beliefs)],
  ]);
}

const kindName = ({ kind, generator }: ItemResult, locale: Locale): string => {
  const key = messageKey(`results.kind.${generator === null ? (kind ?? '') : 'scenario'}`);
  return translate(locale, present(key, 'a word for the kind'));
};

const rounded = (number: number | null): number | null =>
  number === null ? null : Math.round(number * 1000) / 1000;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
