import type { FieldFinding } from '@/lib/authoring';
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
  'no-such-set': 404,
  'no-such-interview': 404,
  'no-such-class': 404,
  'no-such-assignment': 404,
  'no-such-link': 404,
  'class-code-wrong': 404,
  'draft-changed': 409,
  'draft-unfinished': 422,
  'scenario-wrong': 422,
  'interview-wrong': 422,
  'question-not-usable': 422,
  'set-empty': 422,
  'gift-wrong': 422,
  'no-such-attempt': 404,
  'item-not-open': 409,
  'item-closed': 409,
  'turn-locked': 409,
  'turn-unlocked': 409,
  'turn-not-open': 409,
  'attempt-running': 409,
  'too-late': 409,
  'not-takeable': 409,
  'assignment-over': 410,
  'invalid-response': 422,
  'key-reused': 409,
  'too-many': 429,
} as const;
export type ServiceErrorCode = keyof typeof statuses;

/** One thing wrong in a file that was sent. `line` counts from 1. */
export interface LineFinding {
  readonly line: number;
  readonly message: string;
}

/** Why a service did not do what was asked; `message` in the reader's language says what to do. */
export interface ServiceError {
  readonly code: ServiceErrorCode;
  readonly status: number;
  readonly message: string;
  /** The form field it is about. */
  readonly field?: string;
  /** For `too-many`: when to come back. */
  readonly retryAfterSeconds?: number;
  /** What is wrong, piece by piece: by field of what was written, or by line of a file. */
  readonly findings?: readonly (FieldFinding | LineFinding)[];
}

/** The field that an error belongs to, whatever the form. */
const fields: Readonly<Partial<Record<ServiceErrorCode, string>>> = {
  'address-invalid': 'email',
  'address-taken': 'email',
  'password-short': 'password',
  'password-long': 'password',
  'password-wrong': 'current',
  'class-code-wrong': 'code',
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

/** A refusal with all that is to be mended. */
export const findingsFailure = (
  locale: Locale,
  code: ServiceErrorCode,
  findings: readonly (FieldFinding | LineFinding)[],
): Err<ServiceError> =>
  err({ ...failure(locale, code, { count: findings.length }).error, findings });
