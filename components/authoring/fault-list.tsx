import type { ReactNode } from 'react';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { replaced, type Reasons } from './draft';
import { ReasonFields } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';
import { SmallButton } from './small-button';

/** The wrong answers that an author knows, of whatever kind, each with its reason. */
export function FaultList<F extends Reasons>({
  faults,
  fresh,
  onChange,
  children,
}: {
  readonly faults: readonly F[];
  /** A new one. */
  readonly fresh: () => F;
  readonly onChange: (faults: F[]) => void;
  /** The fields of the wrong answer itself. */
  readonly children: (fault: F, path: string, onFault: (fault: F) => void) => ReactNode;
}) {
  const { texts } = useShelf();
  return (
    <section aria-labelledby="faults" className="grid gap-4">
      <div>
        <h2 id="faults" className="text-lg font-bold">
          {texts.question.faults}{' '}
          <span className="text-sm font-normal text-soft">({texts.optional})</span>
        </h2>
        <p className="text-sm text-soft">{texts.question.faultsHint}</p>
      </div>
      {faults.map((fault, index) => {
        const path = `answer.faults.${index}`;
        const onFault = (changed: F | null) => {
          onChange(replaced(faults, index, changed));
        };
        return (
          <FaultCard
            key={index}
            name={fill(texts.question.fault, { n: index + 1 })}
            path={path}
            onRemove={() => {
              onFault(null);
            }}
          >
            {children(fault, path, onFault)}
            <ReasonFields path={path} value={fault} onChange={onFault} />
          </FaultCard>
        );
      })}
      <p>
        <SmallButton
          onClick={() => {
            onChange([...faults, fresh()]);
          }}
        >
          + {texts.question.addFault}
        </SmallButton>
      </p>
    </section>
  );
}

function FaultCard({
  name,
  path,
  onRemove,
  children,
}: {
  readonly name: string;
  readonly path: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}) {
  const { texts } = useShelf();
  const error = useFinding(path);
  return (
    <div
      id={fieldId(path)}
      role="group"
      aria-label={name}
      className="grid gap-3 border-l-4 border-line py-1 pl-4"
    >
      <div className="flex items-center justify-between gap-4">
        <h3 className="font-semibold">{name}</h3>
        <SmallButton aria-label={`${texts.remove}: ${name}`} onClick={onRemove}>
          {texts.remove}
        </SmallButton>
      </div>
      {children}
      {error !== null && <FieldError>{error}</FieldError>}
    </div>
  );
}
