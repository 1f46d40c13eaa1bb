'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../ui/button';
import { FieldError, TextField } from '../ui/field';
import { ChoiceField } from './fields';
import { send } from './send';
import { useShelf } from './shelf';

/** A form of one line that makes or joins a class, and goes to its page. */
export function ClassForm({ what }: { readonly what: 'make' | 'join' }) {
  const { locale, texts } = useShelf();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const joins = what === 'join';
  const submit = async () => {
    setWorking(true);
    const sent = await send<{ readonly id: string }>(
      'POST',
      joins ? '/api/classes/join' : '/api/classes',
      joins ? { code: typed } : { name: typed },
    );
    if (sent.ok) {
      router.push(`/${locale}/classes/${sent.value.id}`);
      return;
    }
    setError(sent.message ?? texts.offline);
    setWorking(false);
  };
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="min-w-0 flex-1 basis-56">
        <TextField
          name={joins ? 'class-code' : 'class-name'}
          label={joins ? texts.class.codeLabel : texts.class.name}
          value={typed}
          error={error}
          required
          maxLength={joins ? 40 : 120}
          autoComplete="off"
          {...(joins ? { autoCapitalize: 'off', spellCheck: false, className: 'font-mono' } : {})}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
      </div>
      <Button type="submit" look={joins ? 'primary' : 'plain'} disabled={working} className="mt-7">
        {joins ? texts.class.join : texts.class.make}
      </Button>
    </form>
  );
}

/** What can be given out, by kind and id. */
export interface Giveable {
  readonly kind: 'set' | 'interview';
  readonly id: string;
  readonly name: string;
}

/** Gives a class a set or an interview, with or without a time until when. */
export function AssignForm({
  classId,
  choices,
}: {
  readonly classId: string;
  readonly choices: readonly Giveable[];
}) {
  const { texts } = useShelf();
  const router = useRouter();
  const [chosen, setChosen] = useState('');
  const [due, setDue] = useState('');
  const [error, setError] = useState<string | null>(null);
  const submit = async () => {
    const subject = choices.find(({ id }) => id === chosen);
    if (subject === undefined) return;
    const dueAt = due === '' ? null : new Date(due).toISOString();
    const body = { [subject.kind]: subject.id, dueAt };
    const sent = await send('POST', `/api/classes/${classId}/assignments`, body);
    setError(sent.ok ? null : (sent.message ?? texts.offline));
    if (!sent.ok) return;
    setChosen('');
    setDue('');
    router.refresh();
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <ChoiceField
          path="assign-what"
          label={texts.class.what}
          value={chosen}
          options={[{ id: '', name: texts.class.whatNone }, ...choices]}
          onChange={setChosen}
        />
        <TextField
          name="due"
          type="datetime-local"
          label={`${texts.class.due} (${texts.optional})`}
          value={due}
          onChange={(event) => {
            setDue(event.target.value);
          }}
        />
        <Button type="submit" disabled={chosen === ''}>
          {texts.class.assign}
        </Button>
      </div>
      {error !== null && <FieldError>{error}</FieldError>}
    </form>
  );
}

/** Takes an assignment back. */
export function Unassign({ classId, id, name }: Record<'classId' | 'id' | 'name', string>) {
  const { texts } = useShelf();
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const remove = async () => {
    const sent = await send('DELETE', `/api/classes/${classId}/assignments/${id}`);
    setError(sent.ok ? null : (sent.message ?? texts.offline));
    if (sent.ok) router.refresh();
  };
  return (
    <div>
      <Button
        look="plain"
        aria-label={`${texts.class.withdraw}: ${name}`}
        onClick={() => void remove()}
      >
        {texts.class.withdraw}
      </Button>
      {error !== null && <FieldError>{error}</FieldError>}
    </div>
  );
}
