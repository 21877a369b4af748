import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { finding, materialOf, member } from '../../test/support/report-material.js';
import { diagnose } from './diagnose.js';

describe('diagnose', () => {
  it('puts the rules to the facts, for the worst alert', async () => {
    const { collected, target } = materialOf().content;
    const [worst, other] = [member(), member({ labels: { alertname: 'Other' } })];
    const request = {
      members: [worst!, other!],
      groupKey: null,
      language: 'en' as const,
      previous: null,
      history: [],
      signal: new AbortController().signal,
      deadlineAt: 0,
    };
    const diagnosis = { findings: [finding()], checked: ['pod/oom-killed'], unchecked: [] };
    const asked: unknown[] = [];
    const stage = diagnose((all, alert) => {
      asked.push(all, alert);
      return diagnosis;
    });
    const result = await firstValueFrom(
      of({
        request,
        target,
        others: [],
        collected,
        recalled: { summaries: [], warning: null },
        timings: {},
      }).pipe(stage),
    );
    expect(asked).toEqual([collected, worst!.alert]);
    expect(result.diagnosis).toBe(diagnosis);
  });

  it('leaves out what was looked at on the way and is cited by nothing', async () => {
    const { collected, target } = materialOf().content;
    const [first] = collected.evidence;
    const calm = (id: 'E90' | 'E91') => ({ ...first!, id, onlyIfCited: true });
    const diagnosis = { findings: [finding({ evidence: ['E91'] })], checked: [], unchecked: [] };
    const request = {
      members: [member()],
      groupKey: null,
      language: 'en' as const,
      previous: null,
      history: [],
      signal: new AbortController().signal,
      deadlineAt: 0,
    };
    const result = await firstValueFrom(
      of({
        request,
        target,
        others: [],
        collected: { ...collected, evidence: [...collected.evidence, calm('E90'), calm('E91')] },
        recalled: { summaries: [], warning: null },
        timings: {},
      }).pipe(diagnose(() => diagnosis)),
    );
    const ids = result.collected.evidence.map(({ id }) => id);
    expect(ids).toContain('E91');
    expect(ids).not.toContain('E90');
  });
});
