import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { graphOfSample } from '../../test/support/rule-samples.js';
import { DiagnosisModule } from './diagnosis.module.js';
import { DIAGNOSIS_RULES, Diagnostician } from './diagnostician.js';
import type { Rule } from './kit/rule.js';
import { MECHANISMS } from './mechanisms/index.js';

const alert = { labels: {}, annotations: {} };

const checkedBy = async (rules: readonly Rule[] | null): Promise<readonly string[]> => {
  const building = Test.createTestingModule({ imports: [DiagnosisModule] });
  const replaced = rules === null ? building : building.overrideProvider(DIAGNOSIS_RULES).useValue(rules);
  const module = await replaced.compile();
  const graph = await graphOfSample({ name: 'a shop', cluster: { workloads: { cart: {} } } });
  const { checked, unchecked } = module.get(Diagnostician).diagnose({ graph }, alert);
  return [...checked, ...unchecked.map(({ rule }) => rule)];
};

describe('the diagnosis of the service', () => {
  it('looks for the mechanisms there are', async () => {
    const applied = await checkedBy(null);
    expect(applied.length).toBeGreaterThan(20);
    expect(MECHANISMS.map(({ mechanism }) => mechanism)).toEqual(expect.arrayContaining([...applied]));
  });

  it('looks for those that a test puts in their place', async () => {
    const always: Rule = { mechanism: 'test/always', on: ['Pod'], carries: [], find: () => [] };
    expect(await checkedBy([always])).toEqual(['test/always']);
  });

  it('says nothing of a case of which nothing was read', async () => {
    const module = await Test.createTestingModule({ imports: [DiagnosisModule] }).compile();
    expect(module.get(Diagnostician).diagnose({}, alert)).toEqual({
      findings: [],
      checked: [],
      unchecked: [],
    });
  });
});
