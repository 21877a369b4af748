import { describe, expect, it } from '@jest/globals';
import type { SessionStore } from './session-store.js';
import { SessionsHealth } from './sessions-health.js';

describe('what readiness says of history', () => {
  it.each([
    ['memory', 'disabled'],
    ['up', 'up'],
    ['down', 'down'],
  ] as const)('that is %s: %s', (state, expected) => {
    const store: Pick<SessionStore, 'availability'> = {
      availability: () => ({ state, reason: 'because' }),
    };
    const health = new SessionsHealth(store as SessionStore);
    expect(health.status()).toEqual({ state: expected, detail: 'because' });
  });
});
