import { describe, expect, it } from '@jest/globals';
import type { SessionStore } from './session-store.js';
import { SessionsHealth } from './sessions-health.js';

describe('what readiness says of history', () => {
  it.each([
    ['memory', 'off'],
    ['up', 'up'],
    ['down', 'unreachable'],
  ] as const)('that is %s: %s', (state, expected) => {
    const store: Pick<SessionStore, 'availability'> = {
      availability: () => ({ state, reason: 'because' }),
    };
    const health = new SessionsHealth(store as SessionStore);
    expect(health.status()).toMatchObject({ state: expected, detail: 'because' });
  });

  it.each([
    [
      'history is not available: password authentication failed for user "x"',
      'refused',
      /SESSION_DB_PASSWORD/,
    ],
    ['history is not available: database "x" does not exist', 'misconfigured', /SESSION_DB_NAME/],
    ['history is not available: connect ECONNREFUSED 127.0.0.1:1', 'unreachable', /SESSION_DB_HOST/],
    ['history is not available: getaddrinfo ENOTFOUND db', 'unreachable', /SESSION_DB_HOST/],
  ])('because "%s" names the setting', (reason, state, variable) => {
    const store: Pick<SessionStore, 'availability'> = { availability: () => ({ state: 'down', reason }) };
    expect(new SessionsHealth(store as SessionStore).status()).toEqual({
      state,
      detail: reason,
      variable: expect.stringMatching(variable),
      remedy: expect.stringMatching(/tried again/),
    });
  });
});
