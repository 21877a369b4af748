import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { scenarios } from '../support/scenario/scenario-file.ts';
import { accuracyTable } from '../support/scenario/table.ts';
import { tryScenario, variantsOf, type Variant, type Verdict } from '../support/scenario/trial.ts';

/** What the product cannot do yet: scenario → variants that fail. */
const KNOWN_GAPS = JSON.parse(readFileSync(new URL('known-gaps.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Variant[]>
>;

const all = scenarios();
const verdicts: Verdict[] = [];

afterAll(() => {
  process.stdout.write(`${accuracyTable(verdicts)}\n`);
});

describe.each(all)('scenario $name: $about', (scenario) => {
  it.each(variantsOf(scenario))('%s', async (variant) => {
    const verdict = await tryScenario(scenario, variant);
    verdicts.push(verdict);
    const { summary, problems } = verdict;
    if (KNOWN_GAPS[scenario.name]?.includes(variant) === true) {
      const toDo = 'It is right now: remove it from known-gaps.json';
      expect({ toDo, wrong: problems.length > 0 }).toEqual({ toDo, wrong: true });
      return;
    }
    expect({ summary, problems }).toEqual({ summary, problems: [] });
  });
});

describe('the library of scenarios', () => {
  it('lists as known gaps only what there is', () => {
    const tried = new Map(all.map((scenario) => [scenario.name, variantsOf(scenario)]));
    const unknown = Object.entries(KNOWN_GAPS).flatMap(([name, variants]) =>
      variants
        .filter((variant) => tried.get(name)?.includes(variant) !== true)
        .map((variant) => `${name} ${variant}`),
    );
    expect(unknown).toEqual([]);
  });
});
