import type { ResponseBody } from '@/lib/questions';
import { formValues } from './response';

/** What a control is told whose value was put back: those that show it in a form of their own take it over. */
export const putBackEvent = 'putback';

/** Puts a kept answer back into the form. */
export function putBack(form: HTMLFormElement, response: ResponseBody): void {
  for (const [name, value] of formValues(response)) {
    for (const control of form.elements) {
      if (control instanceof HTMLInputElement && control.name === name) {
        if (control.type === 'radio' || control.type === 'checkbox') {
          if (control.value === value) control.checked = true;
        } else {
          control.value = value;
          control.dispatchEvent(new Event(putBackEvent));
        }
      } else if (
        (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) &&
        control.name === name
      ) {
        control.value = value;
      }
    }
  }
}
