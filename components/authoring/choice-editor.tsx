import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { BothField } from './both-field';
import {
  freeLetter,
  isEmpty,
  noText,
  replaced,
  type ChoiceAnswer,
  type OptionDraft,
} from './draft';
import { TickField } from './fields';
import { ReasonFields, without } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';
import { SmallButton } from './small-button';

const most = { 'single-choice': 8, 'multiple-choice': 10 } as const;

/** The options of a choice: which are right, and why the others are not. */
export function ChoiceEditor({
  answer,
  onChange,
}: {
  readonly answer: ChoiceAnswer;
  readonly onChange: (answer: ChoiceAnswer) => void;
}) {
  const { texts } = useShelf();
  const error = useFinding('answer.options');
  const single = answer.kind === 'single-choice';
  const set = (options: OptionDraft[]) => {
    onChange({ ...answer, options });
  };
  return (
    <section id={fieldId('answer.options')} aria-labelledby="options" className="grid gap-4">
      <div>
        <h2 id="options" className="text-lg font-bold">
          {texts.question.options}
        </h2>
        <p className="text-sm text-soft">
          {texts.question.optionsHint} {texts.question.reasonHint}
        </p>
      </div>
      {error !== null && <FieldError>{error}</FieldError>}
      {answer.options.map((option, index) => (
        <OptionCard
          key={option.id}
          path={`answer.options.${index}`}
          option={option}
          single={single}
          removable={answer.options.length > 2}
          onChange={(changed) => {
            set(
              single && changed?.right === true && option.right !== true
                ? answer.options.map((each) =>
                    each.id === option.id ? changed : without(each, 'right', {}),
                  )
                : replaced(answer.options, index, changed),
            );
          }}
        />
      ))}
      {answer.options.length < most[answer.kind] && (
        <p>
          <SmallButton
            onClick={() => {
              const id = freeLetter(answer.options.map((option) => option.id));
              set([...answer.options, { id, text: noText() }]);
            }}
          >
            + {texts.question.addOption}
          </SmallButton>
        </p>
      )}
    </section>
  );
}

function OptionCard({
  path,
  option,
  single,
  removable,
  onChange,
}: {
  readonly path: string;
  readonly option: OptionDraft;
  readonly single: boolean;
  readonly removable: boolean;
  readonly onChange: (option: OptionDraft | null) => void;
}) {
  const { texts } = useShelf();
  const error = useFinding(path);
  const name = fill(texts.question.option, { id: option.id });
  const right = option.right === true;
  return (
    <div
      id={fieldId(path)}
      role="group"
      aria-label={name}
      className={`grid gap-3 border-l-4 py-1 pl-4 ${right ? 'border-correct' : 'border-line'}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <TickField
          type={single ? 'radio' : 'checkbox'}
          name={single ? 'right-option' : `right-${option.id}`}
          label={
            <>
              <span className="sr-only">{name}: </span>
              {texts.question.right}
            </>
          }
          checked={right}
          onChange={(checked) => {
            // Nobody would be told why a right option is wrong.
            onChange(
              checked
                ? { id: option.id, text: option.text, right: true }
                : without(option, 'right', {}),
            );
          }}
        />
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
        path={`${path}.text`}
        label={name}
        value={option.text}
        onChange={(text) => {
          onChange({ ...option, text });
        }}
      />
      {!right && <ReasonFields path={path} value={option} onChange={onChange} />}
      {right && !single && (
        <BothField
          path={`${path}.why`}
          label={
            <>
              {texts.question.leftOut}{' '}
              <span className="font-normal text-soft">({texts.optional})</span>
            </>
          }
          value={option.why ?? noText()}
          onChange={(why) => {
            onChange(without(option, 'why', isEmpty(why) ? {} : { why }));
          }}
        />
      )}
      {error !== null && <FieldError>{error}</FieldError>}
    </div>
  );
}
