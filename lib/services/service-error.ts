import { translate, type Locale, type MessageParams } from '@/lib/i18n';
import { err, type Err } from '@/lib/kit';

/** What can go wrong in a service by somebody's doing, and the HTTP status (RFC 9110 §15.5) that says so. */
const statuses = {
  'address-invalid': 422,
  'address-taken': 409,
  'password-short': 422,
  'password-long': 422,
  'password-wrong': 422,
  'sign-in-wrong': 401,
  'sign-in-expired': 401,
  'sign-in-needed': 401,
  forbidden: 403,
  'account-elsewhere': 409,
  'account-no-address': 422,
  'link-void': 410,
  'last-admin': 409,
  'no-such-user': 404,
  'no-such-question': 404,
  'key-reused': 409,
  'too-many': 429,
} as const;
export type ServiceErrorCode = keyof typeof statuses;

/** Why a service did not do what was asked; `message` in the reader's language says what to do. */
export interface ServiceError {
  readonly code: ServiceErrorCode;
  readonly status: number;
  readonly message: string;
  /** The form field it is about. */
  readonly field?: string;
  /** For `too-many`: when to come back. */
  readonly retryAfterSeconds?: number;
}

/** The field that an error belongs to, whatever the form. */
const fields: Readonly<Partial<Record<ServiceErrorCode, string>>> = {
  'address-invalid': 'email',
  'address-taken': 'email',
  'password-short': 'password',
  'password-long': 'password',
  'password-wrong': 'current',
};

export const failure = (
  locale: Locale,
  code: ServiceErrorCode,
  params?: MessageParams,
): Err<ServiceError> => {
  const field = fields[code];
  return err({
    ...{
      code,
      status: statuses[code],
      message: translate(locale, `errors.service.${code}`, params),
    },
    ...(field === undefined ? {} : { field }),
  });
};
