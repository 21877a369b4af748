import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { everyAlert, wholeCluster } from '../../../../test/support/every-alert.js';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import type { TextMap } from '../../../alerts/alert.js';
import { targetFromLabels } from '../../../alerts/target-from-labels.js';
import { loadSettings } from '../../../config/load.js';
import type { FailedRead } from '../../../transport/read-outcome.js';
import { collectorsOver } from '../../../../test/support/integrations.js';
import type { Collected } from '../../../evidence/facts.js';

const LABELS = [
  'namespace',
  'pod',
  'exported_pod',
  'container',
  'node',
  'app',
  'workload',
  'deployment',
  'cronjob',
  'job_name',
  'service',
  'instance',
  'job',
  'endpoint',
];

/** The subject's own neighbourhood is four calls deep at most; the walk outward adds what it finds there. */
const WALKED = 5;

const collect = (reader: InMemoryReader, labels: TextMap): Promise<Collected> =>
  collectorsOver(reader, loadSettings({})).collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels,
      annotations: {},
      startsAt: '2026-03-02T09:14:30Z',
    },
    new AbortController().signal,
  );

describe('the calls of the collectors', () => {
  it.each(everyAlert)('wait a bounded number of times for %j, and none is made twice', async (labels) => {
    const reader = new InMemoryReader(wholeCluster);
    await collect(reader, labels);
    expect(reader.rounds).toBeLessThanOrEqual(WALKED);
    expect(new Set(reader.calls).size).toBe(reader.calls.length);
  });

  it.each([
    ['web-bbb-good1', 4],
    ['configured', 5],
  ])('wait for pod %s, which is there, at most %d times', async (name, rounds) => {
    const reader = new InMemoryReader(wholeCluster);
    await collect(reader, { namespace: 'shop', pod: name });
    expect(reader.rounds).toBeLessThanOrEqual(rounds);
  });

  const names = Object.values(wholeCluster.objects ?? {}).flatMap((objects) =>
    objects.map((object) => object.metadata.name),
  );
  const anyLabels = fc.dictionary(
    fc.constantFrom(...LABELS),
    fc.oneof(fc.constantFrom('shop', 'app', 'w1', ...names), fc.string(), fc.string({ unit: 'binary' })),
  );
  const failures = fc.array(
    fc.record({
      status: fc.constantFrom('absent', 'forbidden', 'timeout', 'unavailable', 'error'),
      reason: fc.string(),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('never reject for what the cluster answers, and every fact rests on evidence of its status', async () => {
    await fc.assert(
      fc.asyncProperty(anyLabels, failures, fc.nat(3), async (labels, failed, period) => {
        let calls = 0;
        const fails = (): FailedRead | undefined => {
          calls += 1;
          return calls % 4 < period ? failed[calls % failed.length] : undefined;
        };
        const reader = new InMemoryReader({ ...wholeCluster, fails });
        const { facts, evidence } = await collect(reader, { namespace: 'shop', ...labels });
        expect(evidence.map(({ id }) => id)).toEqual(evidence.map((_, index) => `E${index + 1}`));
        const statuses = new Map<string, string>(evidence.map(({ id, status }) => [id, status]));
        for (const fact of [...Object.values(facts), ...facts.logs.map(({ lines }) => lines)]) {
          if (typeof fact === 'object' && 'evidence' in fact) {
            expect(statuses.get(fact.evidence)).toBe(fact.status);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
