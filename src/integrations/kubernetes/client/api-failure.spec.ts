import { describe, expect, it } from '@jest/globals';
import { failedAnswer, failedCall, UnusableAnswer } from './api-failure.js';
import { DeadlineExceeded } from '../../../waiting/deadline.js';

const grant = { verb: 'get', resource: 'pods', namespace: 'shop' } as const;
const body = (message: string): string => JSON.stringify({ kind: 'Status', message });

describe('an answer other than 200', () => {
  it.each([
    [404, grant, 'absent', 'm'],
    [400, grant, 'error', 'the API server refused the request (400): m'],
    [400, { ...grant, resource: 'pods/log' }, 'absent', 'm'],
    [403, grant, 'forbidden', 'm: grant get on pods in namespace shop'],
    [
      403,
      { verb: 'list', resource: 'nodes', namespace: null },
      'forbidden',
      'm: grant list on nodes in a ClusterRole',
    ],
    [429, grant, 'error', 'the API server asks to slow down (429)'],
    [500, grant, 'error', 'the API server answered 500: m'],
    [503, grant, 'unavailable', 'm'],
    [504, grant, 'timeout', 'm'],
    [302, grant, 'error', 'the API server answered 302: m'],
  ] as const)('%d for %j is %s', (status, wanted, outcome, reason) => {
    expect(failedAnswer(status, body('m'), wanted)).toEqual({ status: outcome, reason });
  });

  it('has a reason even without a message, and none without bound', () => {
    for (const status of [400, 401, 403, 404, 429, 500, 503, 504]) {
      expect(failedAnswer(status, '', grant).reason).not.toBe('');
    }
    expect(failedAnswer(500, 'x'.repeat(100_000), grant).reason.length).toBeLessThan(1100);
    expect(failedAnswer(502, '<html>bad gateway</html>', grant).reason).toContain('<html>bad gateway');
    expect(failedAnswer(500, 'null', grant).status).toBe('error');
  });
});

describe('a call that failed', () => {
  const coded = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

  it.each([
    [new DeadlineExceeded(5000), 'timeout', 'no answer within 5 s'],
    [new UnusableAnswer('the answer is not JSON'), 'error', 'the answer is not JSON'],
    [
      new TypeError('fetch failed', { cause: coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1') }),
      'unavailable',
      'the API server cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
    ],
    [
      new TypeError('fetch failed', { cause: coded('UND_ERR_CONNECT_TIMEOUT', 'slow') }),
      'timeout',
      'connecting: slow',
    ],
    [
      new AggregateError([], '', { cause: coded('ENETUNREACH') }),
      'unavailable',
      expect.stringContaining('ENETUNREACH'),
    ],
    ['text', 'unavailable', 'the API server cannot be reached: text'],
  ])('with %p is told apart', (thrown, status, reason) => {
    expect(failedCall(thrown)).toEqual({ status, reason });
  });
});
