import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { ClusterFacts } from '../evidence/facts.js';
import { DiagnosisModule } from './diagnosis.module.js';
import { DIAGNOSIS_RULES, Diagnostician } from './diagnostician.js';
import { RULES } from './rules.js';
import type { Rule } from './rule.js';

const unread = { status: 'not-applicable' } as const;

const facts: ClusterFacts = {
  now: new Date('2026-03-02T09:14:30Z'),
  target: targetFromLabels({ namespace: 'shop', pod: 'cart-0' }, null),
  pod: unread,
  pods: unread,
  podEvents: unread,
  workload: unread,
  workloadEvents: unread,
  revisions: unread,
  service: unread,
  endpoints: unread,
  node: unread,
  nodeEvents: unread,
  logs: [],
};
const alert = { labels: {}, annotations: {}, startsAt: '2026-03-02T09:14:30Z' };

const checkedBy = async (rules: readonly Rule[] | null): Promise<readonly string[]> => {
  const building = Test.createTestingModule({ imports: [DiagnosisModule] });
  const replaced = rules === null ? building : building.overrideProvider(DIAGNOSIS_RULES).useValue(rules);
  const module = await replaced.compile();
  const { checked, unchecked } = module.get(Diagnostician).diagnose({ facts }, alert);
  return [...checked, ...unchecked.map(({ rule }) => rule)];
};

describe('the diagnosis of the service', () => {
  it('applies the rules there are', async () => {
    const known = RULES.map(({ id }) => id);
    const applied = await checkedBy(null);
    expect(applied.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining([...applied]));
  });

  it('applies those that a test puts in their place', async () => {
    const always: Rule = {
      id: 'test/always',
      title: { en: 'anything', ko: '무엇이든' },
      explains: [],
      causes: [],
      needs: [],
      find: () => [],
      matches: [],
      passes: [],
    };
    expect(await checkedBy([always])).toEqual(['test/always']);
  });
});
