import clsx from 'clsx';
import { paragraphsOf, RichText } from '../ui/rich-text';

/** The text of a question: first the setting, then, larger, what is asked. */
export function Stem({ id, text }: { readonly id: string; readonly text: string }) {
  const paragraphs = paragraphsOf(text);
  const asked = paragraphs.at(-1) ?? '';
  const setting = paragraphs.slice(0, -1).join('\n\n');
  return (
    <div id={id}>
      {setting !== '' && <RichText text={setting} />}
      <RichText text={asked} className={clsx('text-lg', setting !== '' && 'mt-3 font-semibold')} />
    </div>
  );
}
