declare const brand: unique symbol;

/** A type of its own over a primitive, so that ids of different tables or units cannot be mixed up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type UserId = Brand<string, 'UserId'>;
export type QuestionId = Brand<string, 'QuestionId'>;
export type QuestionVersionId = Brand<string, 'QuestionVersionId'>;
export type VariantId = Brand<string, 'VariantId'>;
export type ResponseId = Brand<string, 'ResponseId'>;
export type AttemptId = Brand<string, 'AttemptId'>;
export type QuestionSetId = Brand<string, 'QuestionSetId'>;
export type InterviewId = Brand<string, 'InterviewId'>;
export type ClassId = Brand<string, 'ClassId'>;

/** Where the current time comes from; pure rooms take the time as an argument instead. */
export type Clock = () => Date;
