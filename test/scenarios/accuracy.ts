// How often the rules alone find the cause, over the scenarios of this folder. Needs a build:
//   node test/scenarios/accuracy.ts [--gaps] [--verbose] [--write] [NAME...]
// `--gaps` prints what fails in the form of known-gaps.json; `--verbose` prints each wrong answer; `--write` puts the figures
// into docs/accuracy.md.
import { parseArgs } from 'node:util';
import { libraryLine, writeAccuracyPage } from '../support/scenario/accuracy-page.ts';
import { gateFigures, gateTables } from '../support/scenario/gates.ts';
import { scenarios } from '../support/scenario/scenario-file.ts';
import { accuracyTable } from '../support/scenario/table.ts';
import { tryScenario, variantsOf, type Verdict } from '../support/scenario/trial.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gaps: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const chosen = scenarios().filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const verdicts: Verdict[] = [];
for (const scenario of chosen) {
  for (const variant of variantsOf(scenario)) verdicts.push(await tryScenario(scenario, variant, 'dist'));
}

const wrong = verdicts.filter(({ problems, texts }) => problems.length > 0 || texts.length > 0);
const out = (line: string): boolean => process.stdout.write(`${line}\n`);
if (values.gaps) {
  const gaps = Map.groupBy(
    wrong.filter(({ problems }) => problems.length > 0),
    ({ scenario }) => scenario,
  );
  const lines = [...gaps].map(([name, some]) => [name, some.map(({ variant }) => variant)]);
  out(JSON.stringify(Object.fromEntries(lines), null, 2));
} else {
  for (const { scenario, variant, summary, problems, texts } of values.verbose ? wrong : []) {
    out(
      `${scenario} ${variant}\n  ${summary}\n${[...problems, ...texts].map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
  const tables = [accuracyTable(verdicts), await gateTables(await gateFigures(chosen))];
  out(tables.join('\n\n'));
  if (values.write && positionals.length === 0) {
    writeAccuracyPage([libraryLine(chosen), ...tables].join('\n\n'));
  }
}
