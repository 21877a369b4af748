import { describe, expect, it } from '@jest/globals';
import { InMemoryReader } from '../../../test/support/in-memory-reader.js';
import { ClusterHealth } from './cluster-health.js';

describe('what readiness says of the cluster', () => {
  it('is that it is down, with the reason, when there is none to read', () => {
    const status = (configured: boolean) => new ClusterHealth(new InMemoryReader({ configured })).status();
    expect(status(true)).toEqual({ state: 'up', detail: null });
    expect(status(false)).toEqual({ state: 'down', detail: 'kubernetes client is not configured' });
  });
});
