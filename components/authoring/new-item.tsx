'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, type ButtonLook } from '../ui/button';
import { FieldError } from '../ui/field';
import { send } from './send';
import { useShelf } from './shelf';

/** A button that makes something on the server and goes to its page. */
export function NewItem({
  address,
  body,
  to,
  label,
  look = 'primary',
}: {
  readonly address: string;
  readonly body: object;
  /** The page of what was made; its id is put at the end. */
  readonly to: string;
  readonly label: string;
  readonly look?: ButtonLook;
}) {
  const { texts } = useShelf();
  const router = useRouter();
  const [state, setState] = useState<{ readonly working: boolean; readonly error: string | null }>({
    working: false,
    error: null,
  });
  const make = async () => {
    setState({ working: true, error: null });
    const sent = await send<{ readonly id: string }>('POST', address, body);
    if (sent.ok) router.push(`${to}/${sent.value.id}`);
    else setState({ working: false, error: sent.message ?? texts.offline });
  };
  return (
    <div className="grid justify-items-start gap-2">
      <Button look={look} disabled={state.working} onClick={() => void make()}>
        {state.working ? texts.working : label}
      </Button>
      {state.error !== null && <FieldError>{state.error}</FieldError>}
    </div>
  );
}
