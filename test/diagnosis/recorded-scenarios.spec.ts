import { describe, expect, it } from '@jest/globals';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { collectorsOver } from '../support/integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { diagnosed } from '../support/diagnosed.js';
import type { Diagnosis } from '../../src/evidence/finding.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { recordedScenarios, type Scenario } from '../support/recorded-scenario.js';

interface Answer {
  readonly diagnosis: Diagnosis;
  readonly evidenceIds: readonly string[];
}

const answer = async ({ folder, members }: Scenario): Promise<Answer> => {
  const settings = loadSettings({ KUBE_SNAPSHOT: folder });
  const { labels, annotations, startsAt } = members[0]!.alert;
  const reader = new ClusterReader(settings, new SystemClock());
  try {
    const collected = await collectorsOver(reader, settings).collect(
      { labels, annotations, startsAt, target: targetFromLabels(labels, null), others: [] },
      new AbortController().signal,
    );
    return {
      diagnosis: diagnosed(collected, { labels, annotations }),
      evidenceIds: collected.evidence.map(({ id }) => id),
    };
  } finally {
    await reader.onApplicationShutdown();
  }
};

const RULES: Readonly<Record<string, string>> = {
  'crashloop-bad-config': 'config/refused-value',
  'failed-mount-missing-configmap': 'config/missing-configmap',
  'image-pull-backoff': 'image/not-found',
  'job-backoff-limit': 'job/failed',
  'node-not-ready': 'node/unreachable',
  oomkilled: 'memory/container-limit',
  'pending-insufficient-cpu': 'scheduling/insufficient',
  'readiness-probe-failing-service-without-endpoints': 'probe/readiness',
};

describe('the rules over the recorded scenarios', () => {
  it.each(recordedScenarios())(
    '$name: the first finding names the cause, in both languages',
    async (scenario) => {
      const { diagnosis, evidenceIds } = await answer(scenario);
      const [first] = diagnosis.findings;
      expect(first?.rule).toBe(RULES[scenario.name]);
      const all = diagnosis.findings.flatMap(({ cause, support, remedy }) => [cause, ...support, ...remedy]);
      const { cause_any, must_name, must_not } = scenario.expected;
      const matches = (text: string | undefined) => (pattern: string) =>
        new RegExp(pattern, 'i').test(text ?? '');
      for (const language of ['en', 'ko'] as const) {
        const cause = first?.cause[language];
        expect([cause, cause_any.some(matches(cause))]).toEqual([cause, true]);
        expect([cause, must_name.filter((pattern) => !matches(cause)(pattern))]).toEqual([cause, []]);
        const everything = all.map((text) => text[language]).join('\n');
        expect(must_not.filter(matches(everything))).toEqual([]);
      }
      expect(evidenceIds).toEqual(
        expect.arrayContaining(diagnosis.findings.flatMap(({ evidence }) => evidence)),
      );
      expect(diagnosis.unchecked.filter(({ reason }) => reason.startsWith('the rule failed'))).toEqual([]);
    },
  );
});
