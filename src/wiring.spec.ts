import { describe, expect, it } from '@jest/globals';
import { NEVER } from 'rxjs';
import { InMemoryReader } from '../test/support/in-memory-reader.js';
import { clusterHealthOf, modelHealthOf } from './wiring.js';

describe('what readiness says', () => {
  it.each([
    ['closed', 'up'],
    ['open', 'down'],
    ['disabled', 'disabled'],
  ] as const)('of a model whose circuit is %s: %s', (state, expected) => {
    expect(modelHealthOf({ state, closed$: NEVER }).status().state).toBe(expected);
  });

  it('of a cluster: down with the reason when there is none to read', () => {
    const read = (configured: boolean) => clusterHealthOf(new InMemoryReader({ configured })).status();
    expect(read(true)).toEqual({ state: 'up', detail: null });
    expect(read(false)).toEqual({ state: 'down', detail: 'kubernetes client is not configured' });
  });
});
