import { describe, expect, it } from '@jest/globals';
import { callError } from './call-error.js';

const coded = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });

describe('the error of a call', () => {
  it.each([
    ['ETIMEDOUT', 'connect-timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted'],
    ['UND_ERR_SOCKET', 'broken-off'],
    ['Z_BUF_ERROR', 'broken-off'],
    ['ECONNREFUSED', 'other'],
    ['ENOTFOUND', 'other'],
  ])('%s is of the kind %s', (code, kind) => {
    expect(callError(coded(code))).toEqual({ code, detail: 'it failed', kind });
  });

  it.each([
    ['wrapped', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') })],
    ['wrapped twice', new Error('a', { cause: new Error('b', { cause: coded('ECONNREFUSED') }) })],
    ['of several addresses', new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')], '')],
  ])('is found when it is %s', (_, error) => {
    expect(callError(error)).toMatchObject({ code: 'ECONNREFUSED', detail: 'it failed' });
  });

  it('has some text whatever was thrown', () => {
    expect(callError('a text')).toEqual({ code: '', detail: 'a text', kind: 'other' });
    expect(callError(coded('EPIPE', ''))).toMatchObject({ detail: 'EPIPE' });
  });
});
