import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import { paragraphs, text } from '../text';
import {
  askedAtMs,
  type Flood,
  labOf,
  type Meeting,
  meetingOf,
  meetings,
  oldStands,
  situation,
  sources,
  whyText,
} from './flood';

/** What B does with the SYN of a client that comes during the flood. */
export const meeting: Form<Flood> = {
  id: 'meeting',
  topic: 'handshake',
  levels: [1, 5],
  weight: 3,
  ask: (flood, { random }) => {
    const lab = labOf(flood);
    const view = lab.real;
    const why = whyText(view, flood);
    const read = (each: typeof view): Meeting | 'felled' =>
      oldStands(each, flood) ? meetingOf(each, flood) : 'felled';
    const observed = observe(lab, ['D33', 'D32'], read, [
      misreading<Meeting | 'felled'>('D33', 'felled'),
      misreading<Meeting | 'felled'>('D32', 'refused'),
      ...meetings.map((each) => nearMiss<Meeting | 'felled'>(each, why)),
    ]);
    return {
      preset: 'linux',
      stem: paragraphs(situation(flood), text('generators.f22.meeting.stem')),
      body: choice(observed, (each) => text(`generators.f22.meeting.${each}`), random),
      why,
      remember: text(`generators.f22.remember.${flood.cookies === 0 ? 'bare' : 'cookies'}`),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: askedAtMs(flood),
    };
  },
};
