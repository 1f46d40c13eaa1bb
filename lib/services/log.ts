import pino from 'pino';
import { env } from '@/lib/env';

let made: pino.Logger | undefined;

/** The log: one line of JSON an event, on standard error. Nothing secret is ever handed to it. */
export function log(): pino.Logger {
  made ??= pino(
    {
      level: env().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    pino.destination({ fd: 2, sync: true }),
  );
  return made;
}
