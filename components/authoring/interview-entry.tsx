import { FieldError } from '../ui/field';
import { RichLine } from '../ui/rich-text';
import { DrawnFields } from './drawn-fields';
import { GeneratedFields } from './generated-fields';
import { NumberField } from './fields';
import { isDrawn, isGenerated, type Entry } from './interview-draft';
import { without } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';
import { SmallButton } from './small-button';

/** One entry of a section: a certain question, some drawn from topics, or some that the simulator makes. */
export function InterviewEntry({
  path,
  entry,
  name,
  names,
  onChange,
  onMove,
}: {
  readonly path: string;
  readonly entry: Entry;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (entry: Entry | null) => void;
  readonly onMove: (by: -1 | 1) => void;
}) {
  const { texts } = useShelf();
  const error = useFinding(path);
  return (
    <li id={fieldId(path)} className="grid gap-3 rounded-md border border-line p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-auto font-semibold">
          {name} · {texts.interview.entry[kindOf(entry)]}
        </h3>
        {([-1, 1] as const).map((by) => (
          <SmallButton
            key={by}
            aria-label={`${by < 0 ? texts.up : texts.down}: ${name}`}
            onClick={() => {
              onMove(by);
            }}
          >
            {by < 0 ? '↑' : '↓'}
          </SmallButton>
        ))}
        <SmallButton
          aria-label={`${texts.remove}: ${name}`}
          onClick={() => {
            onChange(null);
          }}
        >
          {texts.remove}
        </SmallButton>
      </div>
      {isDrawn(entry) && <DrawnFields {...{ path, entry, onChange }} />}
      {isGenerated(entry) && <GeneratedFields {...{ path, entry, onChange }} />}
      {!isDrawn(entry) && !isGenerated(entry) && (
        <p className="line-clamp-3">
          <RichLine text={names[entry.version ?? ''] ?? entry.question ?? entry.version ?? ''} />
        </p>
      )}
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {(isDrawn(entry) || isGenerated(entry)) && (
          <NumberField
            path={`${path}.count`}
            label={texts.interview.count}
            value={entry.count}
            onChange={(count) => {
              onChange({ ...entry, count: count ?? 1 });
            }}
          />
        )}
        <NumberField
          path={`${path}.points`}
          label={texts.interview.points}
          value={entry.points}
          onChange={(points) => {
            onChange({ ...entry, points: points ?? 1 });
          }}
        />
        <NumberField
          path={`${path}.minutes`}
          label={texts.interview.itemMinutes}
          placeholder={texts.optional}
          value={entry.minutes ?? null}
          onChange={(minutes) => {
            onChange(without(entry, 'minutes', minutes === null ? {} : { minutes }));
          }}
        />
      </div>
      {error !== null && <FieldError>{error}</FieldError>}
    </li>
  );
}

const kindOf = (entry: Entry) =>
  isDrawn(entry) ? 'drawn' : isGenerated(entry) ? 'generated' : 'fixed';
