import { describe, expect, it } from '@jest/globals';
import { errorBodyOf } from './error-body.js';

const detail = (type: string, fields: object): object => ({
  '@type': `type.googleapis.com/google.rpc.${type}`,
  ...fields,
});
const bodyWith = (...details: readonly unknown[]): object => ({
  error: { code: 429, message: 'slow down', status: 'RESOURCE_EXHAUSTED', details },
});

describe('an error of the Gemini API', () => {
  it('tells its status, its reason, the quotas and the delay', () => {
    const body = bodyWith(
      detail('Help', { links: [] }),
      detail('QuotaFailure', {
        violations: [{ quotaId: 'PerMinute' }, { quotaMetric: 'm' }, { quotaId: 'PerDay' }],
      }),
      detail('ErrorInfo', { reason: 'RATE_LIMIT_EXCEEDED' }),
      detail('RetryInfo', { retryDelay: '34.5s' }),
    );
    expect(errorBodyOf(JSON.stringify(body))).toEqual({
      status: 'RESOURCE_EXHAUSTED',
      message: 'slow down',
      reason: 'RATE_LIMIT_EXCEEDED',
      quotas: ['PerMinute', '', 'PerDay'],
      retryAfterMs: 34_500,
    });
  });

  it.each([
    ['words before it', `got status: X. ${JSON.stringify(bodyWith())}`],
    ['a list around it', JSON.stringify([bodyWith()])],
  ])('is read with %s', (_, text) => {
    expect(errorBodyOf(text)).toMatchObject({ status: 'RESOURCE_EXHAUSTED', message: 'slow down' });
  });

  it.each([
    ['34s', 34_000],
    ['0.0001s', 1],
    ['0s', 0],
    ['34', null],
    ['-3s', null],
    ['soon', null],
  ])('asks with a delay of %s for %s ms', (retryDelay, ms) => {
    expect(errorBodyOf(JSON.stringify(bodyWith(detail('RetryInfo', { retryDelay })))).retryAfterMs).toBe(ms);
  });

  it.each(['', 'Bad Gateway', '{"error":', '[]', '{"error":"no"}', '{"detail":"no"}'])(
    'is none when the body is %j',
    (text) => {
      expect(errorBodyOf(text)).toEqual({
        status: null,
        message: text,
        reason: null,
        quotas: [],
        retryAfterMs: null,
      });
    },
  );

  it('has no status when the SDK wrote the words of HTTP in its place', () => {
    const text = JSON.stringify({ error: { message: '<html>', code: 404, status: 'Not Found' } });
    expect(errorBodyOf(text)).toMatchObject({ status: null, message: '<html>' });
  });

  it('reads the details it understands beside those it does not', () => {
    const body = bodyWith(
      'x',
      null,
      detail('RetryInfo', { retryDelay: 3 }),
      detail('ErrorInfo', { reason: 'R' }),
    );
    expect(errorBodyOf(JSON.stringify(body))).toMatchObject({ reason: 'R', retryAfterMs: null });
  });
});
