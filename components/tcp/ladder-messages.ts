import { translator, type Locale } from '@/lib/i18n';
import type { LadderTexts } from './ladder-texts';

/** Keeps a parameter as a place that the browser fills in. */
const open = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, `{${name}}`]));

/** The texts of a ladder in a language, for the browser. */
export function ladderTexts(locale: Locale): LadderTexts {
  const t = translator(locale);
  return {
    picture: t('common.ladder.picture'),
    hint: t('common.ladder.hint'),
    roles: { client: t('common.ladder.client'), server: t('common.ladder.server') },
    segment: t('common.ladder.segment', open('at', 'from', 'flags', 'numbers')),
    arrives: t('common.ladder.arrives', open('at')),
    neverArrives: t('common.ladder.neverArrives'),
    lost: t('common.ladder.lost'),
    retry: t('common.ladder.retry', open('n')),
    timers: {
      retransmission: t('common.ladder.timers.retransmission'),
      'time-wait': t('common.ladder.timers.time-wait'),
      user: t('common.ladder.timers.user'),
      'delayed-ack': t('common.ladder.timers.delayed-ack'),
      'fin-wait-2': t('common.ladder.timers.fin-wait-2'),
      persist: t('common.ladder.timers.persist'),
      'keep-alive': t('common.ladder.timers.keep-alive'),
    },
    asText: t('common.ladder.asText'),
    stateFor: t('common.ladder.stateFor', open('at', 'host', 'state', 'lasts')),
    stateStays: t('common.ladder.stateStays', open('at', 'host', 'state')),
    mark: t('common.ladder.mark', open('at', 'host', 'name')),
    step: t('common.ladder.step', open('n', 'of')),
    steps: t('common.ladder.steps', open('of')),
    previous: t('common.ladder.previous'),
    next: t('common.ladder.next'),
    relative: t('common.ladder.relative'),
    header: {
      ports: t('common.ladder.header.ports'),
      seq: t('common.ladder.header.seq'),
      ack: t('common.ladder.header.ack'),
      flags: t('common.ladder.header.flags'),
      window: t('common.ladder.header.window'),
      len: t('common.ladder.header.len'),
    },
    noAck: t('common.ladder.noAck'),
    whySent: t('common.ladder.whySent'),
    onArrival: t('common.ladder.onArrival'),
    changes: t('common.ladder.changes', open('host')),
    parts: t('common.ladder.parts'),
  };
}
