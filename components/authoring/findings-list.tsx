import { Notice } from '../ui/notice';
import { fieldId, useFindings, useShelf } from './shelf';

/** Everything that stands in the way of publishing, each leading to its field. */
export function FindingsList() {
  const { texts } = useShelf();
  const findings = useFindings();
  if (findings.length === 0) return null;
  return (
    <Notice tone="wrong" role="alert">
      <p className="font-semibold">{texts.publish.found}</p>
      <ul className="mt-2 grid gap-1">
        {findings.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <a
              className="link"
              href={`#${fieldId(path)}`}
              onClick={(event) => {
                const field = fieldAt(path);
                if (field === null) return;
                event.preventDefault();
                field.scrollIntoView({ block: 'center' });
                field.focus({ preventScroll: true });
              }}
            >
              {message}
            </a>{' '}
            <code className="text-xs text-soft">{path}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The control of a field, or the first control of the group that holds it. */
function fieldAt(path: string): HTMLElement | null {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(steps.slice(0, length).join('.')));
    if (found === null) continue;
    return found.matches('input, select, textarea')
      ? found
      : (found.querySelector<HTMLElement>('input, select, textarea') ?? found);
  }
  return null;
}
