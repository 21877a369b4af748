import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { materialOf, member, ok, wholePod } from '../../test/support/report-material.js';
import { ruleMasker } from '../../test/support/rule-masker.js';
import { mask } from './mask.js';

describe('mask', () => {
  it('leaves no secret of alert, evidence or findings, and carries on what steers the job', async () => {
    const secret = 'tr0ub4dor-and-3';
    const lines = ok([`2026-03-02T09:14:00Z connecting with password=${secret}`], 'E3');
    const logs = [{ pod: 'cart-0', container: 'app', previous: false, lines }];
    const { collected, target, diagnosis } = materialOf({ facts: { ...wholePod(), logs } }).content;
    const { signal } = new AbortController();
    const request = {
      members: [member({ annotations: { description: `Authorization: Bearer ${secret}-0123456789` } })],
      groupKey: { namespace: 'shop' },
      language: 'ko' as const,
      previous: { status: 'firing', summary: `password=${secret}`, detail: '', createdAt: null },
      history: [],
      signal,
      deadlineAt: 5,
    };
    const masked = await firstValueFrom(
      of({
        request,
        target,
        others: [],
        collected,
        recalled: { summaries: [{ text: `token=${secret}`, createdAt: '' }], warning: null },
        diagnosis,
        timings: { collect: 1 },
      }).pipe(mask(ruleMasker())),
    );
    expect(JSON.stringify(masked)).not.toContain(secret);
    expect(masked.content.value.target).toEqual(target);
    expect(masked.request).toEqual({
      language: 'ko',
      signal,
      deadlineAt: 5,
      groupKey: { namespace: 'shop' },
    });
    expect(Object.keys(masked).sort()).toEqual(['content', 'historyWarning', 'request', 'timings']);
  });
});
