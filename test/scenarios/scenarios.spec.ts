import { afterAll, describe, it } from '@jest/globals';
import { asKnown } from '../support/scenario/known-gaps.ts';
import { scenarios } from '../support/scenario/scenario-file.ts';
import { accuracyTable } from '../support/scenario/table.ts';
import { tryScenario, variantsOf, type Verdict } from '../support/scenario/trial.ts';

const verdicts: Verdict[] = [];

afterAll(() => {
  process.stdout.write(`${accuracyTable(verdicts)}\n`);
});

describe.each(scenarios())('scenario $name: $about', (scenario) => {
  it.each(variantsOf(scenario))('%s', async (variant) => {
    const verdict = await tryScenario(scenario, variant);
    verdicts.push(verdict);
    asKnown(scenario.name, variant, verdict);
  });
});
