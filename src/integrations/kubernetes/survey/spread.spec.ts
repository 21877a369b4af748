import { describe, expect, it } from '@jest/globals';
import { crashing, pod, running } from '../../../../test/support/cluster-objects.js';
import { spreadOf } from './spread.js';

const pods = (node: string, healthy: number, unhealthy: number) => [
  ...Array.from({ length: healthy }, (_, index) =>
    pod(`good-${node}-${index}`, { node, statuses: [running('a')] }),
  ),
  ...Array.from({ length: unhealthy }, (_, index) =>
    pod(`bad-${node}-${index}`, { node, statuses: [crashing('a')] }),
  ),
];

describe('spreadOf', () => {
  it.each([
    ['no pods', [], 'there are no pods'],
    ['all well', pods('w1', 3, 0), 'all 3 pods are healthy'],
    ['one', [...pods('w1', 2, 1), ...pods('w2', 1, 0)], '1 of 4 pods is not healthy: 1 of 3 on w1'],
    [
      'one node',
      [...pods('w1', 0, 2), ...pods('w2', 4, 0)],
      '2 of 6 pods are not healthy: all on w1, where none is healthy',
    ],
    [
      'some everywhere',
      [...pods('w1', 1, 1), ...pods('w2', 1, 1)],
      '2 of 4 pods are not healthy: 1 of 2 on w1, 1 of 2 on w2',
    ],
    [
      'all',
      [...pods('w1', 0, 1), ...pods('w2', 0, 1)],
      'none of 2 pods is healthy: 1 of 1 on w1, 1 of 1 on w2',
    ],
    [
      'many nodes',
      Array.from({ length: 8 }, (_, index) => pods(`w${index}`, 0, 1)).flat(),
      'none of 8 pods is healthy: 1 of 1 on w0, 1 of 1 on w1, 1 of 1 on w2, 1 of 1 on w3, 1 of 1 on w4 and on 3 more nodes',
    ],
  ])('tells %s', (_, some, sentence) => {
    expect(spreadOf(some)).toBe(sentence);
  });
});
