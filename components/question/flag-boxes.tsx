import type { FlagName } from '@/lib/questions';
import { flagOrder } from './flag-order';

/** The six control bits to tick; `onFlags` where something else than the form keeps them. */
export function FlagBoxes({
  name,
  flags,
  onFlags,
}: {
  /** Of the controls in the form; left out where `onFlags` keeps them. */
  readonly name?: string;
  readonly flags?: readonly FlagName[];
  readonly onFlags?: (flags: FlagName[]) => void;
}) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-0.5">
      {flagOrder.map((flag) => (
        <label key={flag} className="flex min-h-9 items-center gap-1.5 font-mono text-sm">
          <input
            type="checkbox"
            name={name}
            value={flag}
            className="size-4.5"
            {...(flags !== undefined && {
              checked: flags.includes(flag),
              onChange: () => {
                onFlags?.(flagOrder.filter((each) => flags.includes(each) !== (each === flag)));
              },
            })}
          />
          {flag}
        </label>
      ))}
    </div>
  );
}
