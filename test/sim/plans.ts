import type { ModelOutage, ServiceFigures, ServicePlan } from './simulated-service.ts';
import { DAY, HOUR, type SyntheticPlan } from './synthetic-alerts.ts';

/** A Monday. */
const START = Date.parse('2026-03-02T00:00:00Z');

/** Each from docs/scale.md "What is measured"; what an analysis takes lies on the slow side of what was seen. */
const FIGURES: ServiceFigures = {
  modelMs: 20_000,
  rulesMs: 750,
  lookMs: 20,
  carryMs: 60,
  fanOutMs: 5,
  intakePerSecond: 725,
  tokensPerAnalysis: 16_649,
  groupReportBytes: 12_000,
  alertReportBytes: 10_900,
  briefReportBytes: 2_500,
};

export interface Scenario {
  readonly alerts: SyntheticPlan;
  readonly service: ServicePlan;
}

export interface ScenarioOptions {
  readonly clusters: number;
  readonly alertsADay: number;
  readonly days: number;
  readonly seed: number;
  readonly replicas: number;
  readonly lanes: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly figures?: Partial<ServiceFigures>;
}

/** The model is away for an hour in the first third of the time, and refuses the key for two in the second. */
const outages = (days: number): readonly ModelOutage[] => {
  const at = (share: number): number => START + share * days * DAY;
  return [
    { kind: 'away', from: at(0.3), to: at(0.3) + HOUR },
    { kind: 'refused', from: at(0.6), to: at(0.6) + 2 * HOUR },
  ];
};

export const scenarioOf = ({ figures, settings, ...options }: ScenarioOptions): Scenario => {
  const { clusters, alertsADay, days, seed, replicas, lanes } = options;
  return {
    alerts: { clusters, alertsADay, days, seed, start: START },
    service: {
      start: START,
      replicas,
      lanes,
      settings,
      seed,
      figures: { ...FIGURES, ...figures },
      outages: outages(days),
    },
  };
};
