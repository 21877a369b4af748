import type { LogFields } from './logger.js';
import { beginningOf } from '../masking/index.js';

/** How deep causes are followed. */
const MOST_CAUSES = 5;
const LONGEST_MESSAGE = 4_000;

/** What a log line says about an error. The stack only where someone debugs: it is long and names files. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly cause?: LoggedError | string;
  readonly stack?: string;
}

const codeOf = (error: Error): string | number | undefined => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? code : undefined;
};

const causeOf = (cause: unknown, withStack: boolean, depth: number): LoggedError | string | undefined => {
  if (depth >= MOST_CAUSES) return undefined;
  if (cause instanceof Error) return loggedError(cause, withStack, depth);
  // A cause that is no error may be a whole response: only what is one value is written.
  return typeof cause === 'object' || cause === undefined
    ? undefined
    : beginningOf(String(cause), LONGEST_MESSAGE);
};

/** An error as plain JSON: name, message, code and causes; its other properties may hold whole requests and stay out. */
export const loggedError = (error: Error, withStack: boolean, depth = 0): LoggedError => {
  const code = codeOf(error);
  const cause = causeOf(error.cause, withStack, depth + 1);
  return {
    name: error.name,
    message: beginningOf(String(error.message), LONGEST_MESSAGE),
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
    ...(withStack && error.stack !== undefined && { stack: error.stack }),
  };
};

/** The fields of one line as plain JSON: errors among them written out. Fields cannot take the line's own names. */
export const lineFields = (fields: LogFields, withStack: boolean): LogFields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        RESERVED.has(key) ? `${key}_` : key,
        value instanceof Error ? loggedError(value, withStack) : value,
      ]),
  );

const RESERVED = new Set(['level', 'time', 'event']);
