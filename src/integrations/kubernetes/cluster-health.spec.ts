import { describe, expect, it } from '@jest/globals';
import { InMemoryReader } from '../../../test/support/in-memory-reader.js';
import { ClusterHealth } from './cluster-health.js';

describe('what readiness says of the cluster', () => {
  it('is that it is not set up, with the reason and the setting, when there is none to read', () => {
    const status = (configured: boolean) => new ClusterHealth(new InMemoryReader({ configured })).status();
    expect(status(true)).toEqual({ state: 'up', detail: null });
    expect(status(false)).toEqual({
      state: 'misconfigured',
      detail: 'kubernetes client is not configured',
      variable: 'KUBECONFIG',
      remedy: expect.stringMatching(/kubeconfig that can be read/),
    });
  });

  it.each([
    [{ status: 'ok', value: {} }, 'up'],
    [
      { status: 'forbidden', reason: 'Unauthorized: the API server does not accept the credentials; renew' },
      'refused',
    ],
    [{ status: 'forbidden', reason: 'forbidden: grant get on the path /version in a ClusterRole' }, 'up'],
    [{ status: 'unavailable', reason: 'the API server cannot be reached: ECONNREFUSED' }, 'unreachable'],
    [{ status: 'timeout', reason: 'no answer' }, 'unreachable'],
    [{ status: 'error', reason: 'the API server answered 500: x' }, 'degraded'],
  ] as const)('after the answer %j is %s', async (answer, state) => {
    class Answering extends InMemoryReader {
      override async reach() {
        return answer;
      }
    }
    const health = new ClusterHealth(new Answering({ configured: true }));
    await health.probe(AbortSignal.timeout(1000));
    expect(health.status().state).toBe(state);
  });
});
