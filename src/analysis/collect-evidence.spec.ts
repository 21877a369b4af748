import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { materialOf, member } from '../../test/support/report-material.js';
import type { CollectorService } from '../collect/collector.service.js';
import { nothingToTell } from '../evidence/integration-report.js';
import { collectEvidence } from './collect-evidence.js';
import type { TargetedCase } from './stages.js';

type Collect = CollectorService['collect'];

const { content } = materialOf();
const { target } = content;

/** What each tells that had not answered in time. */
const unanswered: CollectorService['unanswered'] = (reason) => [
  { ...nothingToTell('metrics'), warnings: [reason] },
];

const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }) };

const collectedBy = (collect: Collect, parts: Partial<TargetedCase['request']> = {}) => {
  const request = {
    members: [member()],
    groupKey: null,
    language: 'en' as const,
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
    ...parts,
  };
  return firstValueFrom(
    of({ request, target, others: [], timings: {} }).pipe(
      collectEvidence({ collect, unanswered }, NO_HISTORY),
    ),
  );
};

/** As the collectors do: never for the cluster's state, but with the signal's reason. */
const hanging: Collect = (_, signal) =>
  new Promise((_resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });

describe('collectEvidence', () => {
  it('asks for the worst alert and hands on what was read, with the time it took', async () => {
    const asked: unknown[] = [];
    const result = await collectedBy(async (subject) => {
      asked.push(subject);
      return content.collected;
    });
    const { labels, annotations, startsAt } = member().alert;
    const times = { startsAt, endsAt: null, resolved: false };
    const alertClass = 'restarts';
    expect(asked).toEqual([
      { target, others: [], labels, annotations, ...times, generatorUrl: null, alertClass },
    ]);
    expect(result.collected).toBe(content.collected);
    expect(result.timings.collect).toEqual(expect.any(Number));
  });

  it('goes on with a timed-out target when the deadline is over first', async () => {
    const { collected } = await collectedBy(hanging, { deadlineAt: Date.now() + 20 });
    expect(collected.facts.pod).toMatchObject({ status: 'timeout', evidence: 'E1' });
    expect(collected.sources).toMatchObject([
      { integration: 'metrics', warnings: [expect.stringContaining('the deadline')] },
    ]);
    expect(collected.evidence).toEqual([
      expect.objectContaining({ id: 'E1', status: 'timeout', body: null }),
    ]);
  });

  it('ends with its owner', async () => {
    const owner = new AbortController();
    const ended = collectedBy(hanging, { signal: owner.signal });
    owner.abort(new Error('the caller hung up'));
    await expect(ended).rejects.toThrow('the caller hung up');
  });

  it('lets a defect through', async () => {
    await expect(collectedBy(() => Promise.reject(new Error('defect')))).rejects.toThrow('defect');
  });
});
