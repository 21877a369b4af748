import { describe, expect, it } from '@jest/globals';
import { MIN_FALL } from '../../src/diagnosis/explain/rests-on.js';
import { scoresOf, type JudgedVerdict } from '../support/scenario/calibration.ts';
import { judgedVerdicts } from '../support/scenario/judged-verdicts.ts';
import { mutated } from '../support/scenario/mutations.ts';
import { scenarioCase } from '../support/scenario/scenario-case.ts';
import { scenarios } from '../support/scenario/scenario-file.ts';

/** Worst mean squared error of the confidences that are told (docs/accuracy.md "Calibration"). */
const MAX_BRIER = 0.05;
const MAX_LOG_LOSS = 0.2;
/** The same with the verdicts that are told of faults whose mechanism is not known. */
const MAX_BRIER_WITH_UNKNOWN = 0.1;

const cases = scenarios().flatMap((scenario) =>
  ['plain', ...(scenario.direct === undefined ? [] : ['direct'])].map((variant, alert) => ({
    name: `${scenario.name}, ${variant}`,
    scenario,
    alert,
  })),
);
const told: JudgedVerdict[] = [];
const unknown: JudgedVerdict[] = [];

describe('the verdict on a scenario', () => {
  it.each(cases)('$name: rests on each piece of evidence that it names', async ({ scenario, alert }) => {
    const read = await scenarioCase(scenario, { alert });
    const verdicts = judgedVerdicts(scenario, read);
    told.push(...verdicts.told);
    unknown.push(...verdicts.unknown);
    const result = mutated(read);
    if (scenario.group === 'negative') {
      expect(result).toBeNull();
      return;
    }
    if (result === null) throw new Error('no cause is told');
    const { cause, pieces, leftWithoutAll } = result;
    expect(new Set(pieces.flatMap(({ without }) => without))).toEqual(new Set(cause.evidence));
    expect(pieces.filter(({ fall }) => fall + 0.001 < MIN_FALL)).toEqual([]);
    expect(leftWithoutAll).toBe(0);
  });
});

describe('the confidences of all verdicts', () => {
  it('are calibrated', () => {
    expect(told.length).toBeGreaterThan(100);
    const { brier, logLoss } = scoresOf(told);
    expect(brier).toBeLessThanOrEqual(MAX_BRIER);
    expect(logLoss).toBeLessThanOrEqual(MAX_LOG_LOSS);
    expect(scoresOf([...told, ...unknown]).brier).toBeLessThanOrEqual(MAX_BRIER_WITH_UNKNOWN);
  });
});
