import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { crashing, pod, running } from '../../../test/support/cluster-objects.js';
import { worstFirst } from './pod-health.js';

const waiting = running('app', { ready: false, state: { waiting: { reason: 'ContainerCreating' } } });
const at = (time: string) => ({ meta: { creationTimestamp: `2026-03-02T${time}:00Z` } });

const pods = [
  pod('crashing', { statuses: [crashing('app')] }),
  pod('pending-new', { statuses: [waiting], ...at('09:00') }),
  pod('pending-old', { statuses: [waiting], ...at('08:00') }),
  pod('restarted', { statuses: [running('app', { restartCount: 2 })] }),
  pod('ready-new', at('09:00')),
  pod('done', { statuses: [running('app', { ready: false })], phase: 'Succeeded', ...at('08:00') }),
  pod('ready-old', at('08:00')),
];

describe('worstFirst', () => {
  it('puts what is not ready first, then most restarts, then the newest, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pods, { minLength: pods.length }), (shuffled) => {
        expect(worstFirst(shuffled)).toEqual(pods);
      }),
    );
  });

  it('counts restarts of init containers', () => {
    const init = pod('init', { initStatuses: [running('setup', { restartCount: 9 })] });
    expect(worstFirst([pod('ready'), init])[0]).toBe(init);
  });
});
