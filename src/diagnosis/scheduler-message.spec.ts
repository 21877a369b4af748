import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { schedulerVerdict } from './scheduler-message.js';

describe('schedulerVerdict', () => {
  it.each([
    [
      '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      ['3 Insufficient cpu'],
    ],
    [
      '0/6 nodes are available: 1 node(s) had untolerated taint {dedicated: erp}, 5 Insufficient memory. preemption: 0/6 nodes are available',
      ['5 Insufficient memory', '1 node(s) had untolerated taint {dedicated: erp}'],
    ],
    [
      '0/2 nodes are available: 1 node(s) were unschedulable, 1 Insufficient cpu.',
      ['1 Insufficient cpu', '1 node(s) were unschedulable'],
    ],
    [
      '0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.',
      ['pod has unbound immediate PersistentVolumeClaims'],
    ],
    [
      '0/1 nodes are available: persistentvolumeclaim "data" not found.',
      ['persistentvolumeclaim "data" not found'],
    ],
    [
      '0/4 nodes are available: persistentvolumeclaim "data" not found. not found',
      ['persistentvolumeclaim "data" not found'],
    ],
    ['no nodes available to schedule pods', ['no nodes available to schedule pods']],
  ])('%s', (message, expected) => {
    const { refusals } = schedulerVerdict(message);
    expect(refusals.map(({ nodes, reason }) => (nodes === null ? reason : `${nodes} ${reason}`))).toEqual(
      expected,
    );
  });

  it('has a reason for any message', () => {
    fc.assert(fc.property(fc.string(), (message) => schedulerVerdict(message).refusals.length > 0));
  });
});
