import type { JudgedVerdict } from './calibration.ts';
import { faultsOf } from './judge.ts';
import type { FeaturedDiagnosis, ScenarioCase } from './scenario-case.ts';
import type { Scenario } from './scenario-file.ts';

/** Verdicts as they are told, and those that would be told if the mechanism that is right were not known. */
export interface CalibrationSet {
  readonly told: readonly JudgedVerdict[];
  readonly unknown: readonly JudgedVerdict[];
}

/** Whether the summary names the fault and its object; a cause of what has none is wrong. */
const judged = (
  { name: scenario, group, expect }: Scenario,
  { diagnosis: { story }, features }: FeaturedDiagnosis,
): readonly JudgedVerdict[] => {
  const [cause] = story?.causes ?? [];
  if (story === undefined || cause === undefined || features === null) return [];
  const answer = { summary: story.summary.en, detail: '', cause: {} };
  const right =
    group !== 'negative' && faultsOf(answer, { ...expect, must_name: [], must_not: [] }).length === 0;
  return [{ scenario, features, confidence: cause.confidence, right }];
};

/** The verdicts on one case of a scenario. */
export const judgedVerdicts = (scenario: Scenario, { withoutMechanisms }: ScenarioCase): CalibrationSet => {
  const whole = withoutMechanisms([]);
  const mechanism = whole.diagnosis.story?.causes[0]?.mechanism;
  return {
    told: judged(scenario, whole),
    unknown: mechanism === undefined ? [] : judged(scenario, withoutMechanisms([mechanism])),
  };
};
