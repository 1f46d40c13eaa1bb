import { translator, type Locale } from '@/lib/i18n';
import { ladderTexts } from '../tcp/ladder-messages';
import type { FreeTextTexts } from './free-text-data';
import { kindTexts } from './kind-texts';
import type { QuestionTexts } from './texts';

const made = new Map<Locale, QuestionTexts>();

/** The texts of a question in a language, for the browser: it gets no catalogue. Made once a language. */
export function questionTexts(locale: Locale): QuestionTexts {
  const known = made.get(locale) ?? make(locale);
  made.set(locale, known);
  return known;
}

function make(locale: Locale): QuestionTexts {
  const t = translator(locale);
  return {
    choose: t('practice.choose'),
    chooseAll: t('practice.chooseAll'),
    number: t('practice.number'),
    numberHint: t('practice.numberHint'),
    header: t('practice.header'),
    headerHint: t('practice.headerHint'),
    given: t('practice.given'),
    states: t('practice.states'),
    pickState: t('practice.pickState'),
    fields: {
      flags: t('practice.fields.flags'),
      seq: t('practice.fields.seq'),
      ack: t('practice.fields.ack'),
      len: t('practice.fields.len'),
    },
    freeText: freeTextTexts(locale),
    kinds: kindTexts(locale),
    nothing: t('practice.nothing'),
    none: t('practice.none'),
    empty: t('practice.empty'),
    answer: t('practice.answer'),
    sending: t('practice.sending'),
    next: t('practice.next'),
    again: t('practice.again'),
    offline: t('practice.offline'),
    kept: t('practice.kept'),
    signIn: t('practice.signIn'),
    restored: t('practice.restored'),
    noScript: t('practice.noScript'),
    verdict: {
      right: t('practice.verdict.right'),
      partly: t('practice.verdict.partly'),
      wrong: t('practice.verdict.wrong'),
      unanswered: t('interviews.report.unanswered'),
    },
    parts: t('practice.parts', { right: '{right}', of: '{of}' }),
    rightMark: t('practice.rightMark'),
    wrongMark: t('practice.wrongMark'),
    missedMark: t('practice.missedMark'),
    yours: t('practice.yours'),
    fact: t('practice.fact'),
    belief: t('practice.belief', { name: '{name}' }),
    why: t('practice.why'),
    remember: t('practice.remember'),
    sources: t('practice.sources'),
    tally: t('practice.tally', { answered: '{answered}', right: '{right}' }),
    run: t('practice.run'),
    keys: {
      title: t('practice.keys.title'),
      show: t('practice.keys.show'),
      close: t('practice.keys.close'),
      list: [
        { key: '1–9', does: t('practice.keys.choose') },
        { key: t('practice.keys.enterKey'), does: t('practice.keys.enter') },
        { key: '← →', does: t('practice.keys.arrows') },
        { key: '?', does: t('practice.keys.help') },
      ],
    },
    ladder: ladderTexts(locale),
  };
}

/** The texts of free-text fields in a language, for the browser. */
export function freeTextTexts(locale: Locale): FreeTextTexts {
  const t = translator(locale);
  return {
    yours: t('questions.freeText.yours'),
    hint: t('questions.freeText.hint'),
    followUp: t('questions.freeText.followUp'),
    lock: t('questions.freeText.lock'),
    lockHint: t('questions.freeText.lockHint'),
    blank: t('questions.freeText.blank'),
    locked: t('questions.freeText.locked'),
    nothing: t('questions.freeText.nothing'),
    model: t('questions.freeText.model'),
    compare: t('questions.freeText.compare'),
    compareHint: t('questions.freeText.compareHint'),
    compared: t('questions.freeText.compared'),
    done: t('questions.freeText.done'),
    none: t('questions.freeText.none'),
    weights: {
      must: {
        name: t('questions.freeText.weights.must.name'),
        hint: t('questions.freeText.weights.must.hint'),
      },
      plus: {
        name: t('questions.freeText.weights.plus.name'),
        hint: t('questions.freeText.weights.plus.hint'),
      },
      trap: {
        name: t('questions.freeText.weights.trap.name'),
        hint: t('questions.freeText.weights.trap.hint'),
      },
    },
  };
}
