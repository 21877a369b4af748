import type { FailedRead } from '../../../transport/read-outcome.js';
import { callError } from '../../../transport/call-error.js';
import { DeadlineExceeded } from '../../../waiting/deadline.js';
import { NoCluster } from './cluster-connection.js';
import { beginningOf } from '../../../masking/index.js';

/** What a refused reader would have to be granted. */
export interface Grant {
  readonly verb: 'get' | 'list';
  /** Plural of the kind, with its group and sub-resource: `pods`, `deployments.apps`, `pods/log`. */
  readonly resource: string;
  readonly namespace: string | null;
}

/** An answer that cannot be used: too large, or not what the API promises. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}

const grantSentence = ({ verb, resource, namespace }: Grant): string =>
  `grant ${verb} on ${resource} ${namespace === null ? 'in a ClusterRole' : `in namespace ${namespace}`}`;

const MAX_MESSAGE_CHARACTERS = 1000;

/** The message of a `Status` object, or the text itself; `''` when there is none. */
const messageOf = (body: string): string => {
  try {
    const status = JSON.parse(body) as { message?: unknown } | null;
    if (typeof status?.message === 'string') return beginningOf(status.message, MAX_MESSAGE_CHARACTERS);
  } catch {
    // not JSON: a proxy in between, or the kubelet's plain text
  }
  return beginningOf(body.trim(), MAX_MESSAGE_CHARACTERS);
};

const isLog = ({ resource }: Grant): boolean => resource === 'pods/log';

/** What an answer other than 200 means for the reading. */
export const failedAnswer = (status: number, body: string, grant: Grant): FailedRead => {
  const message = messageOf(body);
  switch (status) {
    case 404:
      return { status: 'absent', reason: message || 'not found' };
    case 400:
      // the API answers so for a container that never started, or was never restarted
      if (isLog(grant)) return { status: 'absent', reason: message || 'no such log' };
      return { status: 'error', reason: `the API server refused the request (400): ${message}` };
    case 401:
      return {
        status: 'forbidden',
        reason: `${message || 'Unauthorized'}: the API server does not accept the credentials; renew the token or kubeconfig`,
      };
    case 403:
      return { status: 'forbidden', reason: `${message || 'Forbidden'}: ${grantSentence(grant)}` };
    case 429:
      return { status: 'error', reason: 'the API server asks to slow down (429)' };
    case 503:
      return { status: 'unavailable', reason: message || 'the API server is unavailable (503)' };
    case 504:
      return { status: 'timeout', reason: message || 'the API server ran out of time (504)' };
    default:
      return { status: 'error', reason: `the API server answered ${status}: ${message}` };
  }
};

/** What an error before or while reading the answer means. */
export const failedCall = (thrown: unknown): FailedRead => {
  if (thrown instanceof DeadlineExceeded) return { status: 'timeout', reason: thrown.message };
  if (thrown instanceof NoCluster) return { status: 'unavailable', reason: thrown.message };
  if (thrown instanceof UnusableAnswer) return { status: 'error', reason: thrown.message };
  const { kind, detail } = callError(thrown);
  return kind === 'connect-timeout'
    ? { status: 'timeout', reason: `connecting: ${detail}` }
    : { status: 'unavailable', reason: `the API server cannot be reached: ${detail}` };
};
