import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Decisions, decisionsFrom } from './decisions.ts';
import { scenarioOf, type ScenarioOptions } from './plans.ts';
import { SimulatedService } from './simulated-service.ts';
import { type AlertMessage, DAY, HOUR, MINUTE, SECOND, syntheticAlerts } from './synthetic-alerts.ts';

const FEW_DAYS: ScenarioOptions = {
  clusters: 3,
  alertsADay: 2000,
  days: 2,
  seed: 1,
  replicas: 2,
  lanes: 8,
  settings: {},
};

let decisions: Decisions;
beforeAll(async () => {
  decisions = await decisionsFrom('src');
});

const simulated = (options: Partial<ScenarioOptions> = {}): SimulatedService => {
  const scenario = scenarioOf({ ...FEW_DAYS, ...options });
  const service = new SimulatedService(decisions, scenario.service);
  service.run(syntheticAlerts(scenario.alerts));
  return service;
};

/** A service without outages that takes these messages in. */
const given = (
  messages: readonly AlertMessage[],
  options: Partial<ScenarioOptions> = {},
): SimulatedService => {
  const { service } = scenarioOf({ ...FEW_DAYS, ...options });
  const simulation = new SimulatedService(decisions, { ...service, outages: [] });
  simulation.run(messages);
  return simulation;
};

const { start } = scenarioOf(FEW_DAYS).alerts;

const message = (
  pod: string,
  at: number,
  status: 'firing' | 'resolved',
  severity = 'warning',
): AlertMessage => ({
  at: start + at,
  alert: {
    status,
    labels: { alertname: 'KubePodCrashLooping', severity, namespace: 'shop', pod },
    annotations: {},
    startsAt: new Date(start).toISOString(),
    endsAt: status === 'resolved' ? new Date(start + at).toISOString() : null,
    generatorURL: null,
    fingerprint: '' as AlertMessage['alert']['fingerprint'],
  },
});

describe('some days of alerts: background, storms, flapping, dying nodes, an absent model, pairs of Alertmanagers', () => {
  it('answers every alert as it is in the end', () => {
    const service = simulated();
    const { ledger } = service;
    expect(ledger.total('messages')).toBeGreaterThan(2000);
    expect(service.unanswered()).toEqual([]);
    for (const what of ['storm', 'llm_unavailable', 'llm_auth', 'carried', 'repeats'] as const)
      expect([what, ledger.total(what) > 0]).toEqual([what, true]);
  });

  it('are the same with the same seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => simulated({ seed, alertsADay: 600 }).ledger.days);
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it('answers every alert with one lane too, critical groups before others', () => {
    const service = simulated({ replicas: 1, lanes: 1 });
    const { answerMs, queuedMs } = service.ledger;
    expect(service.unanswered()).toEqual([]);
    expect(queuedMs.critical.at(0.95)).toBeLessThan(queuedMs.normal.at(0.95));
    expect(answerMs.critical.total + answerMs.normal.total).toBeGreaterThan(400);
  });

  it('keeps to a budget of tokens, and answers every alert all the same', () => {
    const service = simulated({ settings: { LLM_BUDGET_TOKENS_PER_DAY: '500000' }, replicas: 1 });
    const { ledger } = service;
    expect(service.unanswered()).toEqual([]);
    expect(ledger.total('budget')).toBeGreaterThan(0);
    // A full budget at the start, and what flows in during both days.
    expect(ledger.total('tokens')).toBeLessThanOrEqual(3 * 500_000);
  });
});

describe('what model calls are for', () => {
  it('asks the model once for an alert that is repeated for a month', () => {
    const repeats = Array.from({ length: 180 }, (_, turn) =>
      message('api-6b6ccbc6c7-k2n68', turn * 4 * HOUR, 'firing'),
    );
    const service = given([...repeats, message('api-6b6ccbc6c7-k2n68', 31 * DAY, 'resolved')]);
    expect(service.ledger.total('model analyses')).toBe(1);
    expect(service.ledger.total('repeats')).toBe(179);
    expect(service.unanswered()).toEqual([]);
  });

  it('asks nobody for an alert that is over before its group has settled', () => {
    const service = given([
      message('api-6b6ccbc6c7-k2n68', 0, 'firing'),
      message('api-6b6ccbc6c7-k2n68', SECOND, 'resolved'),
    ]);
    expect(service.ledger.total('model analyses')).toBe(0);
    expect(service.ledger.total('resolved before')).toBe(1);
  });

  it('asks the model for a storm of hundreds of groups as often as each replica may, critical ones among them', () => {
    const pods = Array.from({ length: 400 }, (_, number) =>
      message(`app-${number}-6b6ccbc6c7-k2n68`, number * 50, 'firing', number > 380 ? 'critical' : 'warning'),
    );
    const service = given(pods, { replicas: 2, lanes: 8 });
    const { ledger } = service;
    expect(service.unanswered()).toEqual([]);
    // STORM_MODEL_ANALYSES of each replica, and before a storm is told as one, STORM_GROUPS.
    expect(ledger.total('model analyses')).toBeLessThanOrEqual(2 * (8 + 15));
    expect(ledger.total('model analyses') + ledger.total('storm')).toBe(400);
  });

  it('answers by the rules what waited too long', () => {
    const pods = Array.from({ length: 40 }, (_, number) =>
      message(`app-${number}-6b6ccbc6c7-k2n68`, number, 'firing'),
    );
    const slow = {
      replicas: 1,
      lanes: 1,
      figures: { modelMs: 10 * MINUTE },
      settings: { STORM_GROUPS: '0' },
    };
    const service = given(pods, slow);
    expect(service.unanswered()).toEqual([]);
    expect(service.ledger.total('late')).toBeGreaterThan(20);
  });
});
