import { describe, expect, it } from '@jest/globals';
import { candidatesFromPodName, candidatesOf } from './owner-candidates.js';

const written = (candidates: ReturnType<typeof candidatesOf>): readonly string[] =>
  candidates.map(({ kind, name }) => `${kind} ${name}`);

describe('candidatesFromPodName', () => {
  it.each([
    [
      'checkout-6f7d9c5b8-x2k4q',
      [
        'Deployment checkout',
        'DaemonSet checkout-6f7d9c5b8',
        'Job checkout-6f7d9c5b8',
        'ReplicaSet checkout-6f7d9c5b8',
      ],
    ],
    ['cart-0', ['StatefulSet cart']],
    ['agent-x2k4q', ['DaemonSet agent', 'Job agent', 'ReplicaSet agent']],
    ['backup-3-x2k4q', ['DaemonSet backup-3', 'Job backup-3', 'ReplicaSet backup-3', 'Job backup']],
    ['standalone', []],
    ['', []],
  ])('%s', (pod, expected) => {
    expect(written(candidatesFromPodName(pod))).toEqual(expected);
  });
});

describe('candidatesOf', () => {
  it('trusts a known kind', () => {
    expect(written(candidatesOf({ kind: 'Job', name: 'x' }))).toEqual(['Job x']);
  });

  it('tries all kinds for an unknown one, in order', () => {
    expect(written(candidatesOf({ kind: null, name: 'x' }))).toEqual([
      'Deployment x',
      'StatefulSet x',
      'DaemonSet x',
      'Job x',
      'CronJob x',
      'ReplicaSet x',
    ]);
  });
});
