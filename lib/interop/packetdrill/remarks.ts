import { hasNoEffect } from './parse-options';
import type { Script } from './script';
import type { Place } from './script-error';

/** Something that was read and has no effect; it must be told, not passed over. */
export interface Remark extends Place {
  readonly code: 'ignored-command' | 'ignored-option';
  readonly text: string;
}

/** What of a script has no effect, in its order: shell commands that set nothing known, options for packetdrill's own machine. */
export function remarksOf({ options, steps }: Script): Remark[] {
  const ignoredOptions = options.filter(hasNoEffect).map(({ name, at }) => ({
    ...at,
    code: 'ignored-option' as const,
    text: `--${name}`,
  }));
  const ignoredCommands = steps.flatMap((step) =>
    step.kind === 'event' && step.action.kind === 'shell'
      ? step.action.ignored.map(({ command, at }) => ({
          ...at,
          code: 'ignored-command' as const,
          text: command,
        }))
      : [],
  );
  return [...ignoredOptions, ...ignoredCommands];
}
