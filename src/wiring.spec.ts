import { describe, expect, it } from '@jest/globals';
import { NEVER } from 'rxjs';
import { InMemoryReader } from '../test/support/in-memory-reader.js';
import { clusterHealthOf, modelHealthOf, sessionsHealthOf } from './wiring.js';

describe('what readiness says', () => {
  it.each([
    ['closed', 'up'],
    ['open', 'down'],
    ['disabled', 'disabled'],
  ] as const)('of a model whose circuit is %s: %s', (state, expected) => {
    expect(modelHealthOf({ state, closed$: NEVER }).status().state).toBe(expected);
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
