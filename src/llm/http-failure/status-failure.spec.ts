import { describe, expect, it } from '@jest/globals';
import { kindOfStatus, statusFailure } from './status-failure.js';

describe('a failure that the server answered', () => {
  it.each([
    [302, 'rejected'],
    [400, 'rejected'],
    [401, 'unauthorised'],
    [402, 'quota'],
    [403, 'unauthorised'],
    [404, 'unauthorised'],
    [408, 'timeout'],
    [413, 'context-too-long'],
    [422, 'rejected'],
    [429, 'throttled'],
    [500, 'transient'],
    [502, 'transient'],
    [503, 'overloaded'],
    [504, 'timeout'],
    [529, 'overloaded'],
    [204, 'malformed'],
  ])('%i is %s', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind);
  });

  it('carries the delay the provider asks for, and what is known better than by the status', () => {
    const cause = new Error('429 no money');
    const headers = new Headers({ 'retry-after': '7' });
    const failure = statusFailure({ status: 429, headers, kind: 'quota', words: 'no money', cause });
    expect(failure).toMatchObject({
      kind: 'quota',
      retryAfterMs: 7000,
      cause,
      message: 'what was paid for at the model provider is used up: no money',
    });
  });

  it('says that a redirect is not followed', () => {
    const failure = statusFailure({ status: 307, headers: undefined, words: 'moved', cause: null });
    expect(failure.message).toContain('check the base URL');
  });
});
