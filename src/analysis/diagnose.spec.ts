import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { askedOfLists } from '../../test/support/asked-of-lists.js';
import { finding, materialOf, member } from '../../test/support/report-material.js';
import { graphOfSample } from '../../test/support/rule-samples.js';
import type { Collected } from '../evidence/facts.js';
import { diagnose, type Diagnose } from './diagnose.js';
import type { DiagnosedCase } from './stages.js';

const diagnosed = (
  rules: Diagnose,
  more: Partial<Collected>,
  members = [member()],
): Promise<DiagnosedCase> => {
  const { collected, target } = materialOf().content;
  const request = {
    members,
    groupKey: null,
    language: 'en' as const,
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: 0,
  };
  return firstValueFrom(
    of({
      request,
      target,
      others: [],
      collected: { ...collected, ...more },
      recalled: { summaries: [], warning: null },
      timings: {},
    }).pipe(diagnose(rules)),
  );
};

describe('diagnose', () => {
  it('puts the rules to the facts, for the worst alert', async () => {
    const { collected } = materialOf().content;
    const [worst, other] = [member(), member({ labels: { alertname: 'Other' } })];
    const diagnosis = { findings: [finding()], checked: ['pod/oom-killed'], unchecked: [] };
    const asked: unknown[] = [];
    const result = await diagnosed(
      (all, alert) => {
        asked.push(all, alert);
        return diagnosis;
      },
      {},
      [worst, other],
    );
    expect(asked).toEqual([collected, worst.alert]);
    expect(result.diagnosis).toBe(diagnosis);
  });

  it('leaves out what was looked at on the way and is cited by nothing', async () => {
    const { evidence } = materialOf().content.collected;
    const [first] = evidence;
    const calm = (id: 'E90' | 'E91') => ({ ...first!, id, onlyIfCited: true });
    const diagnosis = { findings: [finding({ evidence: ['E91'] })], checked: [], unchecked: [] };
    const result = await diagnosed(() => diagnosis, { evidence: [...evidence, calm('E90'), calm('E91')] });
    const ids = result.collected.evidence.map(({ id }) => id);
    expect(ids).toContain('E91');
    expect(ids).not.toContain('E90');
  });

  it('asks nothing of what stands only in lists but its object, and how pods are', async () => {
    const idle = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`idle-${n}`, { port: 8080 }]));
    const { graph, asked } = askedOfLists(
      await graphOfSample({ name: 'many that are well', cluster: { workloads: { web: {}, ...idle } } }),
    );
    await diagnosed(() => ({ findings: [], checked: [], unchecked: [] }), { graph });
    expect(asked.filter((what) => !what.startsWith('sick of Pod/'))).toEqual([]);
  });
});
