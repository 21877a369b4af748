import { describe, expect, it } from '@jest/globals';
import { backendStatus } from './backend-status.js';

const LOKI = { title: 'Loki', prefix: 'LOKI' };

describe('how a backend is doing', () => {
  it.each([
    [
      'unavailable',
      'Loki at http://l cannot be reached: ECONNREFUSED; check LOKI_URL',
      'unreachable',
      'LOKI_URL',
    ],
    [
      'timeout',
      'Loki: no answer within 10 s (LOKI_HTTP_TIMEOUT_SECONDS); narrow the query or raise it',
      'unreachable',
      'LOKI_HTTP_TIMEOUT_SECONDS',
    ],
    [
      'unavailable',
      'Loki: the file of LOKI_BEARER_TOKEN_FILE cannot be read',
      'misconfigured',
      'LOKI_BEARER_TOKEN_FILE',
    ],
    [
      'unavailable',
      'Loki at https://l is not trusted: self-signed; set LOKI_CA_FILE',
      'misconfigured',
      'LOKI_CA_FILE',
    ],
    [
      'unavailable',
      'Loki has nothing at http://l/x: check the path in LOKI_URL',
      'misconfigured',
      'LOKI_URL',
    ],
    ['forbidden', 'Loki wants a tenant (no org id): set LOKI_TENANT_ID', 'misconfigured', 'LOKI_TENANT_ID'],
    [
      'forbidden',
      'Loki answered 401: check the credentials and tenant set with LOKI_*',
      'refused',
      'LOKI_BEARER_TOKEN_FILE',
    ],
    ['error', 'Loki did not answer with JSON: hello', 'misconfigured', 'LOKI_URL'],
    ['error', 'Loki answered 500: too many outstanding requests', 'degraded', 'LOKI_URL'],
  ] as const)('that is %s because "%s"', (status, reason, state, variable) => {
    expect(backendStatus({ status, reason }, LOKI)).toEqual({
      state,
      detail: reason,
      variable,
      remedy: expect.stringMatching(/go on without Loki/),
    });
  });

  it('is well when it answers, also with nothing', () => {
    expect(backendStatus({ status: 'ok', value: [] }, LOKI).state).toBe('up');
    expect(backendStatus({ status: 'absent', reason: 'none' }, LOKI).state).toBe('up');
  });
});
