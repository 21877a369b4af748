import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { TextMap } from '../../../alerts/alert.js';
import { targetFromLabels } from '../../../alerts/target-from-labels.js';
import type { Target } from '../../../alerts/target.js';
import { loadSettings } from '../../../config/load.js';
import { ClusterReader } from '../client/cluster-reader.js';
import { SystemClock } from '../../../telemetry/clock.js';
import { collectorsOver } from '../../../../test/support/integrations.js';
import type { ClusterFacts, Collected, Fact } from '../../../evidence/facts.js';
import { containerStatuses } from '../pod-health.js';

const SNAPSHOTS = fileURLToPath(new URL('../../../../test/fixtures/snapshots/', import.meta.url));

/** Collects for the alert of a recorded cluster, through the client that reads real ones. */
const collect = async (scenario: string): Promise<Collected> => {
  const folder = `${SNAPSHOTS}${scenario}`;
  const settings = loadSettings({ KUBE_SNAPSHOT: folder });
  const webhook = JSON.parse(readFileSync(`${folder}/alert.json`, 'utf8')) as {
    readonly alerts: readonly [{ labels: TextMap; annotations: TextMap; startsAt: string }];
  };
  const [alert] = webhook.alerts;
  const reader = new ClusterReader(settings, new SystemClock());
  try {
    return await collectorsOver(reader, settings).collect(
      { ...alert, target: targetFromLabels(alert.labels, null), others: [] },
      new AbortController().signal,
    );
  } finally {
    await reader.onApplicationShutdown();
  }
};

const value = <T>(fact: Fact<T>): T => {
  if (fact.status !== 'ok') throw new Error(`fact is ${JSON.stringify(fact)}`);
  return fact.value;
};

const lines = ({ logs }: ClusterFacts, previous: boolean): string =>
  logs
    .filter((log) => log.previous === previous && log.lines.status === 'ok')
    .flatMap((log) => value(log.lines))
    .join('\n');

interface Expected {
  readonly scenario: string;
  readonly target: Partial<Target>;
  /** What a person would point at. */
  readonly shows: (facts: ClusterFacts) => void;
  /** What something refers to and is not there. */
  readonly missing?: readonly string[];
}

const deployment = (name: string) => ({ workload: { kind: 'Deployment', name } }) as const;

const scenarios: readonly Expected[] = [
  {
    scenario: 'oomkilled',
    target: { namespace: 'shop', container: 'app', ...deployment('cart-api') },
    shows: (facts) => {
      const [status] = containerStatuses(value(facts.pod));
      expect(status?.lastState?.terminated?.reason).toBe('OOMKilled');
      expect(value(facts.revisions).length).toBeGreaterThan(0);
      expect(facts.logs.map(({ previous }) => previous)).toContain(true);
    },
  },
  {
    scenario: 'crashloop-bad-config',
    target: { namespace: 'billing', container: 'app', service: null, ...deployment('invoice-worker') },
    shows: (facts) => expect(lines(facts, true)).toMatch(/invalid literal/),
    missing: ['service billing/postgres: there is no Service postgres in namespace billing'],
  },
  {
    scenario: 'image-pull-backoff',
    target: { namespace: 'web', ...deployment('storefront') },
    shows: (facts) => {
      expect(value(facts.podEvents).some(({ message }) => message.includes('2.4.1-rc9'))).toBe(true);
      // The container never ran, so there is no log to ask for.
      expect(facts.logs.map((log) => log.lines.status)).toEqual(['not-applicable']);
    },
  },
  {
    scenario: 'failed-mount-missing-configmap',
    target: { namespace: 'gateway', ...deployment('edge-proxy') },
    shows: (facts) =>
      expect(value(facts.podEvents).some(({ message }) => message.includes('edge-proxy-routes'))).toBe(true),
    missing: ['configmap gateway/edge-proxy-routes: configmaps "edge-proxy-routes" not found'],
  },
  {
    scenario: 'pending-insufficient-cpu',
    target: { namespace: 'analytics', node: null, ...deployment('spark-driver') },
    shows: (facts) => {
      expect(value(facts.podEvents).some(({ reason }) => reason === 'FailedScheduling')).toBe(true);
      expect(facts.node).toEqual({ status: 'not-applicable' });
      expect(facts.logs.map((log) => log.lines.status)).toEqual(['not-applicable']);
    },
  },
  {
    scenario: 'readiness-probe-failing-service-without-endpoints',
    target: { namespace: 'orders', service: 'orders-api', ...deployment('orders-api') },
    shows: (facts) => {
      expect(value(facts.podEvents).some(({ message }) => message.includes('Readiness probe failed'))).toBe(
        true,
      );
      const endpoints = value(facts.endpoints).flatMap((slice) => slice.endpoints ?? []);
      expect(endpoints.every(({ conditions }) => conditions?.ready === false)).toBe(true);
      expect(facts.target.pod).toMatch(/^orders-api-/);
    },
    missing: ['service orders/kafka: there is no Service kafka in namespace orders'],
  },
  {
    scenario: 'job-backoff-limit',
    target: { namespace: 'etl', workload: { kind: 'Job', name: 'nightly-export' } },
    shows: (facts) => {
      expect(value(facts.workload).status?.conditions?.map(({ reason }) => reason)).toContain(
        'BackoffLimitExceeded',
      );
      expect(value(facts.pods).length).toBeGreaterThan(1);
      expect(lines(facts, false)).toMatch(/permission denied for table/);
    },
  },
  {
    scenario: 'node-not-ready',
    target: { namespace: null, pod: null, node: 'worker-erp-1' },
    shows: (facts) => {
      const ready = value(facts.node).status?.conditions?.find(({ type }) => type === 'Ready');
      expect(ready?.status).toBe('Unknown');
      expect(value(facts.pods).every(({ spec }) => spec.nodeName === 'worker-erp-1')).toBe(true);
      expect(value(facts.nodeEvents).length).toBeGreaterThan(0);
    },
  },
];

describe('the recorded scenarios', () => {
  it.each(scenarios)('$scenario: shows what a person would point at', async (expected) => {
    const { facts, evidence } = await collect(expected.scenario);
    expect(facts.target).toMatchObject(expected.target);
    expected.shows(facts);
    const failed = evidence.filter(({ status }) => status !== 'ok');
    expect(failed.map(({ title, reason }) => `${title}: ${reason}`)).toEqual(expected.missing ?? []);
  });

  it('dates what was read by the recording, not by the clock', async () => {
    const { facts, evidence } = await collect('oomkilled');
    expect(evidence.every(({ collectedAt }) => collectedAt === facts.now.toISOString())).toBe(true);
  });
});
