import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { BothField } from './both-field';
import { moved, replaced } from './draft';
import { TickField } from './fields';
import { freshDrawn, freshGenerated, type Entry, type SectionDraft } from './interview-draft';
import { InterviewEntry } from './interview-entry';
import { fieldId, useFinding, useShelf } from './shelf';
import { SmallButton } from './small-button';

/** A section of an interview: its title and what it asks. */
export function InterviewSection({
  section,
  index,
  names,
  removable,
  isTarget,
  onTarget,
  onChange,
}: {
  readonly section: SectionDraft;
  readonly index: number;
  readonly names: Readonly<Record<string, string>>;
  readonly removable: boolean;
  /** Whether questions that are found go here. */
  readonly isTarget: boolean;
  readonly onTarget: () => void;
  readonly onChange: (section: SectionDraft | null) => void;
}) {
  const { texts } = useShelf();
  const path = `sections.${index}`;
  const error = useFinding(`${path}.items`);
  const name = fill(texts.interview.section, { n: index + 1 });
  const setItems = (items: readonly Entry[]) => {
    onChange({ ...section, items });
  };
  return (
    <section
      id={fieldId(path)}
      aria-label={name}
      className="grid gap-4 border-l-4 border-line py-1 pl-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h2 className="text-lg font-bold">{name}</h2>
        {removable && (
          <SmallButton
            aria-label={`${texts.remove}: ${name}`}
            onClick={() => {
              onChange(null);
            }}
          >
            {texts.remove}
          </SmallButton>
        )}
      </div>
      <BothField
        path={`${path}.title`}
        rows={1}
        label={texts.interview.sectionTitle}
        value={section.title}
        onChange={(title) => {
          onChange({ ...section, title });
        }}
      />
      {error !== null && <FieldError>{error}</FieldError>}
      <ol className="grid gap-4 empty:hidden">
        {section.items.map((entry, at) => (
          <InterviewEntry
            key={at}
            path={`${path}.items.${at}`}
            {...{ entry, names }}
            name={fill(texts.interview.kindOf, { n: at + 1 })}
            onChange={(changed) => {
              setItems(replaced(section.items, at, changed));
            }}
            onMove={(by) => {
              setItems(moved(section.items, at, by));
            }}
          />
        ))}
      </ol>
      <p className="flex flex-wrap gap-2">
        {([freshDrawn, freshGenerated] as const).map((fresh) => (
          <SmallButton
            key={'pool' in fresh ? 'drawn' : 'generated'}
            onClick={() => {
              setItems([...section.items, fresh]);
            }}
          >
            + {texts.interview.entry['pool' in fresh ? 'drawn' : 'generated']}
          </SmallButton>
        ))}
      </p>
      <TickField
        type="radio"
        name="target-section"
        label={texts.interview.addHere}
        checked={isTarget}
        onChange={onTarget}
      />
    </section>
  );
}
