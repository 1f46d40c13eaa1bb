'use client';

import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { putBackEvent } from './put-back';

/**
 * A value of the form that is edited by something richer than one control. The form reads it, and puts a kept one back,
 * as it does with every control; so the editor itself may arrive later.
 */
export function Held({
  name,
  children,
}: {
  readonly name: string;
  readonly children: (value: string, change: (value: string) => void) => ReactNode;
}) {
  const control = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');

  useEffect(() => {
    const input = control.current;
    if (input === null) return;
    const onPutBack = () => {
      setValue(input.value);
    };
    input.addEventListener(putBackEvent, onPutBack);
    return () => {
      input.removeEventListener(putBackEvent, onPutBack);
    };
  }, []);

  return (
    <>
      <input ref={control} type="hidden" name={name} value={value} />
      <Editor {...{ control, value, setValue }}>{children}</Editor>
    </>
  );
}

/** Whatever edits the value, and how it says what it is now. */
function Editor({
  control,
  value,
  setValue,
  children,
}: {
  readonly control: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly setValue: (value: string) => void;
  readonly children: (value: string, change: (value: string) => void) => ReactNode;
}) {
  return children(value, (next) => {
    setValue(next);
    tell(control.current, next);
  });
}

/** The form hears of a change as of typing. */
function tell(input: HTMLInputElement | null, value: string): void {
  if (input === null) return;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
