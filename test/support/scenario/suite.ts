import { afterAll, describe, expect, it } from '@jest/globals';
import { asKnown } from './known-gaps.ts';
import { scenarios } from './scenario-file.ts';
import { accuracyTable } from './table.ts';
import { tryScenario, variantsOf, type Variant, type Verdict } from './trial.ts';

/** Tries every scenario of the library in these variants, and prints how many answers were right. */
export const scenarioSuite = (variants: readonly Variant[]): void => {
  const verdicts: Verdict[] = [];

  afterAll(() => {
    process.stdout.write(`${accuracyTable(verdicts)}\n`);
  });

  describe.each(scenarios())('scenario $name: $about', (scenario) => {
    const own = variantsOf(scenario).filter((variant) => variants.includes(variant));
    if (own.length === 0) return;
    it.each(own)('%s', async (variant) => {
      const verdict = await tryScenario(scenario, variant);
      verdicts.push(verdict);
      asKnown(scenario.name, variant, verdict);
      expect(verdict.texts).toEqual([]);
    });
  });
};
