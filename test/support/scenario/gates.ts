import { fitted, leaveOneOut, scoresOf, type JudgedVerdict, type Scores } from './calibration.ts';
import { judgedVerdicts } from './judged-verdicts.ts';
import { mutated, type Mutated } from './mutations.ts';
import { scenarioCase } from './scenario-case.ts';
import type { Scenario } from './scenario-file.ts';
import { serviceParts } from './service-parts.ts';

/** What is measured on the graphs of scenarios, beside the answers. */
export interface GateFigures {
  readonly told: readonly JudgedVerdict[];
  readonly unknown: readonly JudgedVerdict[];
  readonly mutations: readonly Mutated[];
}

/** Reads every scenario by its alert, and by the direct one where it has one. */
export const gateFigures = async (all: readonly Scenario[]): Promise<GateFigures> => {
  const told: JudgedVerdict[] = [];
  const unknown: JudgedVerdict[] = [];
  const mutations: Mutated[] = [];
  for (const scenario of all) {
    for (const alert of scenario.direct === undefined ? [0] : [0, 1]) {
      const read = await scenarioCase(scenario, { alert, from: 'dist' });
      const verdicts = judgedVerdicts(scenario, read);
      told.push(...verdicts.told);
      unknown.push(...verdicts.unknown);
      mutations.push(...[mutated(read)].filter((one) => one !== null));
    }
  }
  return { told, unknown, mutations };
};

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const scored = (title: string, count: number, { brier, logLoss }: Scores): string =>
  row(title, String(count), brier.toFixed(3), logLoss.toFixed(3));

/** What each verdict rests on, and how far its confidence can be relied on. */
export const gateTables = async ({ told, unknown, mutations }: GateFigures): Promise<string> => {
  const { confidenceOf, MIN_FALL } = await serviceParts('dist');
  const both = [...told, ...unknown];
  const pieces = mutations.flatMap((one) => one.pieces);
  const falling = pieces.filter(({ fall }) => fall + 0.001 >= MIN_FALL);
  const gone = mutations.filter(({ leftWithoutAll }) => leftWithoutAll === 0);
  const weights = Object.entries(fitted(both)).map(([name, weight]) => `${name} ${weight.toFixed(2)}`);
  return [
    row('confidence', 'verdicts', 'Brier', 'log loss'),
    row('---', '---', '---', '---'),
    scored('of what is told', told.length, scoresOf(told)),
    scored('where the mechanism that is right is not known', unknown.length, scoresOf(unknown)),
    scored('both', both.length, scoresOf(both)),
    scored('both, fitted anew, leave one out', both.length, leaveOneOut(both, confidenceOf)),
    '',
    `fitted anew: ${weights.join(', ')}`,
    '',
    `pieces of evidence without which the verdict goes or falls by ${MIN_FALL}: ${falling.length} of ${pieces.length}; verdicts that are gone without all that they cite: ${gone.length} of ${mutations.length}`,
  ].join('\n');
};
