import { describe, expect, it } from '@jest/globals';
import { shownCase } from '../../../test/support/shown-case.js';
import { wrongPolicies } from './policies.js';
import { ReadValues } from './read-values.js';

const { evidence } = shownCase([
  {
    state: {
      name: 'shut-tariffs',
      podSelector: { matchLabels: { app: 'tariffs' } },
      policyTypes: ['Ingress'],
    },
  },
  {
    pods: [
      { name: 'tariffs-5d9c7b6f8d-abcde', node: 'n-1' },
      { name: 'portal-5d9c7b6f8d-abcde', node: 'n-1' },
    ],
  },
]);
const values = new ReadValues(evidence);

describe('what is said otherwise of a network policy', () => {
  it.each([
    ['shut-tariffs blocks the egress of portal.', 'Egress of shut-tariffs (it is of Ingress)'],
    ['shut-tariffs selects the pods of portal.', 'shut-tariffs selecting portal (it selects tariffs)'],
  ])('%s', (sentence, wrong) => {
    expect(wrongPolicies(sentence, values)).toEqual([wrong]);
  });

  it.each([
    'shut-tariffs selects the pods of tariffs and admits nobody.',
    'shut-tariffs blocks incoming traffic of tariffs, also that of portal.',
    'Another policy blocks egress.',
  ])('is not: %s', (sentence) => {
    expect(wrongPolicies(sentence, values)).toEqual([]);
  });
});
