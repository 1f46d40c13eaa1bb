import { translator, type Locale } from '@/lib/i18n';
import type { InterviewTexts } from './texts';

/** The texts of a running attempt in a language, for the browser: it gets no catalogue. */
export function interviewTexts(locale: Locale): InterviewTexts {
  const t = translator(locale);
  return {
    question: t('interviews.run.question', { n: '{n}', of: '{of}' }),
    left: t('interviews.run.left'),
    leftHere: t('interviews.run.leftHere'),
    noLimit: t('interviews.run.noLimit'),
    spoken: t('interviews.run.spoken', { time: '{time}' }),
    over: t('interviews.run.over'),
    closed: t('interviews.run.closed'),
    closedLate: t('interviews.run.closedLate'),
    next: t('interviews.run.next'),
    previous: t('interviews.run.previous'),
    finish: t('interviews.run.finish'),
    leaveEmpty: t('interviews.run.leaveEmpty'),
    leaveUnsaved: t('interviews.run.leaveUnsaved'),
    leaveUncompared: t('interviews.run.leaveUncompared'),
    empty: t('interviews.run.empty', { revision: '{revision}' }),
    going: t('interviews.run.going'),
    away: t('interviews.run.away'),
    items: t('interviews.run.items'),
    item: {
      answered: t('interviews.run.item.answered'),
      unanswered: t('interviews.run.item.unanswered'),
      closed: t('interviews.run.item.closed'),
      here: t('interviews.run.item.here'),
      ahead: t('interviews.run.item.ahead'),
    },
    save: {
      none: t('interviews.save.none'),
      pending: t('interviews.save.pending'),
      saved: t('interviews.save.saved', { revision: '{revision}' }),
      late: t('interviews.save.late'),
      offline: t('interviews.save.offline'),
      offlinePage: t('interviews.save.offlinePage'),
      refused: t('interviews.save.refused', { why: '{why}' }),
      signedOut: t('interviews.save.signedOut'),
      signIn: t('interviews.save.signIn'),
      others: t('interviews.save.others', { questions: '{questions}' }),
    },
    submit: {
      title: t('interviews.submit.title'),
      all: t('interviews.submit.all'),
      missing: t('interviews.submit.missing', { questions: '{questions}' }),
      uncompared: t('interviews.submit.uncompared', { questions: '{questions}' }),
      unsaved: t('interviews.submit.unsaved', { questions: '{questions}' }),
      final: t('interviews.submit.final'),
      confirm: t('interviews.submit.confirm'),
      sending: t('interviews.submit.sending'),
      back: t('interviews.submit.back'),
    },
    lockAway: t('interviews.run.lockAway'),
    keys: {
      title: t('practice.keys.title'),
      show: t('practice.keys.show'),
      close: t('practice.keys.close'),
      list: [
        { key: '1–9', does: t('practice.keys.choose') },
        { key: t('practice.keys.enterKey'), does: t('interviews.run.keys.enter') },
        { key: '?', does: t('practice.keys.help') },
      ],
    },
  };
}
