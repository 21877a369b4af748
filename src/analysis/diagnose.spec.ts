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
    const stage = diagnose((facts, alert) => {
      asked.push(facts, alert);
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
});
