import { useState } from 'react';
import type { Draft } from './draft';
import { send, type Sent } from './send';
import { useSaver } from './use-saver';

/** Where a question's draft is read and saved. */
export const questionAddress = (id: string): string => `/api/author/questions/${id}`;

/** Saves a draft as it is written. Each save names the revision it was made on, so that none overwrites another's. */
export function useDraft(id: string, initialRevision: number) {
  const [known] = useState(() => {
    let revision = initialRevision;
    return {
      revision: () => revision,
      save: async (draft: Draft): Promise<Sent<unknown>> => {
        const body = { draft, baseRevision: revision };
        const sent = await send<{ readonly revision: number }>('PUT', questionAddress(id), body);
        if (sent.ok) revision = sent.value.revision;
        return sent;
      },
    };
  });
  const [saver, state] = useSaver<Draft>(() => known.save);
  return { saver, state, revision: known.revision };
}
