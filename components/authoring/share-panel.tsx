'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { CopyLink } from './copy-link';
import { ChoiceField } from './fields';
import { send } from './send';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';
import type { LinkView } from './views';

const expiries = ['never', '1', '7', '30'] as const;
type Expiry = (typeof expiries)[number];
const dayMs = 86_400_000;

/** When a link made now ends. The server holds the link against its own clock; a device's clock that is off shifts it. */
const endOf = (expiry: Expiry): string | null =>
  expiry === 'never' ? null : new Date(Date.now() + Number(expiry) * dayMs).toISOString();

/** The links to a set or an interview: make one, copy it, revoke it. */
export function SharePanel({
  subject,
  links,
  empty = false,
}: {
  readonly subject: { readonly set: string } | { readonly interview: string };
  readonly links: readonly LinkView[];
  /** Nothing to take yet: no link is made. */
  readonly empty?: boolean;
}) {
  const { texts } = useShelf();
  const router = useRouter();
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [error, setError] = useState<string | null>(null);
  const change = async (method: 'POST' | 'DELETE', address: string, body?: object) => {
    const sent = await send(method, address, body);
    setError(sent.ok ? null : (sent.message ?? texts.offline));
    if (sent.ok) router.refresh();
  };
  return (
    <section aria-labelledby="share" className="grid gap-4">
      <div>
        <h2 id="share" className="text-lg font-bold">
          {texts.share.title}
        </h2>
        <p className="text-sm text-soft">{empty ? texts.share.needItems : texts.share.lead}</p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <ChoiceField
          path="expiry"
          label={texts.share.expires}
          value={expiry}
          options={expiries.map((id) => ({ id, name: texts.share.expiry[id] }))}
          onChange={setExpiry}
        />
        <Button
          disabled={empty}
          onClick={() =>
            void change('POST', '/api/author/links', { ...subject, expiresAt: endOf(expiry) })
          }
        >
          {texts.share.make}
        </Button>
      </div>
      {error !== null && <FieldError>{error}</FieldError>}
      <ul className="grid gap-4 empty:hidden">
        {links.map(({ token, until, open }) => (
          <li key={token} className="grid gap-2">
            {open && <CopyLink token={token} />}
            <p className="flex flex-wrap items-center gap-3 text-sm text-soft">
              {open
                ? until === null
                  ? texts.share.always
                  : fill(texts.share.until, { date: until })
                : `…${token.slice(-6)} · ${texts.share.over}`}
              {open && (
                <SmallButton onClick={() => void change('DELETE', `/api/author/links/${token}`)}>
                  {texts.share.revoke}
                </SmallButton>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
