import { DeadlineExceeded } from '../../waiting/deadline.js';
import { SessionsUnavailable } from '../session-store.js';

/** What the database said, without the statement and its parameters, which TypeORM's error carries along. */
const driverErrorOf = (error: unknown): Error => {
  const { driverError, name } = error as { readonly driverError?: unknown; readonly name?: string };
  if (driverError instanceof Error) return driverError;
  if (name === 'TimeoutError' || error instanceof DeadlineExceeded)
    return new Error('the database did not answer in time');
  return error instanceof Error ? error : new Error(String(error));
};

/** SQLSTATE; `undefined` when the failure was not an answer of the server. */
const sqlStateOf = (error: Error): string | undefined => {
  const { code, severity } = error as { readonly code?: string; readonly severity?: string };
  return severity === undefined ? undefined : code;
};

/**
 * Answers of a server that is not itself: connection lost (08), refuses logins or the database (28, 3D), is full (53),
 * shuts down or starts (57P), only reads after a failover (25006), or has not our tables (42P01, 42703).
 */
const SERVER_IS_AWAY = /^(?:08|28|3D|53|57P|25006|42P01|42703)/;

/** Any failure as the one that callers know. Its message never holds a password, nor what was to be stored. */
export const unavailable = (error: unknown): SessionsUnavailable => {
  if (error instanceof SessionsUnavailable) return error;
  const cause = driverErrorOf(error);
  return new SessionsUnavailable(`history is not available: ${cause.message}`, { cause });
};

/** Whether it is the database that failed, or the connection to it, and not this one statement. */
export const isOutage = ({ cause }: SessionsUnavailable): boolean => {
  const state = sqlStateOf(driverErrorOf(cause));
  return state === undefined || SERVER_IS_AWAY.test(state);
};
