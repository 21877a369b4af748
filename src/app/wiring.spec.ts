import { describe, expect, it } from '@jest/globals';
import { InMemoryReader } from '../../test/support/in-memory-reader.js';
import { clusterHealthOf, modelHealthOf, sessionsHealthOf } from './wiring.js';

describe('what readiness says', () => {
  const refused = { provider: 'openai', why: 'refused' } as const;
  const outage = { provider: 'gemini', why: 'outage' } as const;

  it.each([
    ['closed', [], true, { state: 'up', detail: null }],
    ['closed', [refused], true, { state: 'up', detail: 'openai refused the credentials' }],
    ['closed', [outage], false, { state: 'down', detail: 'gemini does not answer; the rules answer' }],
    [
      'open',
      [refused, { ...outage, why: 'refused' }],
      false,
      {
        state: 'down',
        detail: 'openai refused the credentials; gemini refused the credentials; the rules answer',
      },
    ],
    ['disabled', [], false, { state: 'disabled', detail: 'no model is configured; the rules answer' }],
  ] as const)('of models whose circuit is %s with %j', (state, outages, available, expected) => {
    expect(modelHealthOf({ state, outages, available }).status()).toEqual(expected);
  });

  it.each([
    ['memory', 'disabled'],
    ['up', 'up'],
    ['down', 'down'],
  ] as const)('of history that is %s: %s', (state, expected) => {
    const store = { availability: () => ({ state, reason: 'because' }) };
    expect(sessionsHealthOf(store).status()).toEqual({ state: expected, detail: 'because' });
  });

  it('of a cluster: down with the reason when there is none to read', () => {
    const read = (configured: boolean) => clusterHealthOf(new InMemoryReader({ configured })).status();
    expect(read(true)).toEqual({ state: 'up', detail: null });
    expect(read(false)).toEqual({ state: 'down', detail: 'kubernetes client is not configured' });
  });
});
