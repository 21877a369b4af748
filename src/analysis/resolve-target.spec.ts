import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { member } from '../../test/support/report-material.js';
import type { AnalysisRequest } from './request.js';
import { resolveTarget } from './resolve-target.js';

const located = (labels: readonly Readonly<Record<string, string>>[]) => {
  const request: AnalysisRequest = {
    members: labels.map((each) => member({ labels: each })),
    groupKey: null,
    language: 'en',
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: 0,
  };
  return firstValueFrom(of(request).pipe(resolveTarget('prod')));
};

describe('resolveTarget', () => {
  it('takes the target of the worst member, which comes first', async () => {
    const { target, others } = await located([{ namespace: 'shop', pod: 'cart-0' }]);
    expect(target).toMatchObject({ cluster: 'prod', namespace: 'shop', pod: 'cart-0' });
    expect(others).toEqual([]);
  });

  it('has each other target once, and at most five', async () => {
    const pods = [0, 0, 1, 1, 2, 3, 4, 5, 6, 7].map((n) => ({ namespace: 'shop', pod: `cart-${n}` }));
    const { others } = await located(pods);
    expect(others.map(({ pod }) => pod)).toEqual(['cart-1', 'cart-2', 'cart-3', 'cart-4', 'cart-5']);
  });

  it('refuses a request without alerts', async () => {
    await expect(located([])).rejects.toThrow(TypeError);
  });
});
