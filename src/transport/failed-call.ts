import type { FailedRead } from './read-outcome.js';
import { DeadlineExceeded } from '../waiting/deadline.js';
import { callError } from './call-error.js';
import type { SourceName } from './failed-answer.js';
import { SecretFileUnreadable } from './secret-file.js';

/** What an error before or while reading the answer means. */
export const failedCall = (thrown: unknown, shownUrl: string, { name, prefix }: SourceName): FailedRead => {
  if (thrown instanceof DeadlineExceeded) {
    return {
      status: 'timeout',
      reason: `${name}: ${thrown.message} (${prefix}_HTTP_TIMEOUT_SECONDS); narrow the query or raise it`,
    };
  }
  if (thrown instanceof SecretFileUnreadable) {
    return { status: 'unavailable', reason: `${name}: ${thrown.message}` };
  }
  const { kind, detail } = callError(thrown);
  switch (kind) {
    case 'connect-timeout':
      return { status: 'timeout', reason: `${name}: connecting to ${shownUrl}: ${detail}` };
    case 'untrusted':
      return {
        status: 'unavailable',
        reason: `${name} at ${shownUrl} is not trusted: ${detail}; set ${prefix}_CA_FILE`,
      };
    case 'broken-off':
      return { status: 'unavailable', reason: `${name} at ${shownUrl} broke off its answer: ${detail}` };
    case 'other':
      return {
        status: 'unavailable',
        reason: `${name} at ${shownUrl} cannot be reached: ${detail}; check ${prefix}_URL`,
      };
  }
};
