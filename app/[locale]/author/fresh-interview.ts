import { inBoth } from '@/components/authoring/shelf-of';
import { translate, type MessageKey } from '@/lib/i18n';

const both = (key: MessageKey) => inBoth((language) => translate(language, key));

/** What a new interview begins with: whole, so that it can be shared as it is. */
export const freshInterview = () => ({
  title: both('authoring.interviews.fresh'),
  lead: both('authoring.interviews.freshLead'),
  level: 'junior',
  minutes: 20,
  navigation: 'forward',
  outage: 'give-back',
  sections: [
    {
      title: both('authoring.interviews.freshSection'),
      items: [{ pool: { topics: ['handshake'] }, count: 5, points: 1 }],
    },
  ],
});
