import { describe, expect, it } from '@jest/globals';
import { graphOfSample } from '../../../test/support/rule-samples.js';
import { endedBy } from './ended-by.js';

/** When the clusters of samples are looked at. */
const NOW = Date.parse('2026-11-24T10:00:00Z');
const minutesAgo = (minutes: number): number => NOW - minutes * 60_000;

const cluster = {
  workloads: { web: { env: { CART_URL: 'http://cart:8080' } }, cart: { env: { POOL: '4' } } },
};
const fault = { since: '20m', workloads: { cart: { env: { POOL: '16' } } } } as const;
const told = async (endMs: number): Promise<readonly string[]> => {
  const graph = await graphOfSample({ name: 'a rollout of a callee', cluster, fault });
  return endedBy(graph, endMs).map(({ text }) => text.en);
};

describe('what ended an alert', () => {
  it('is the rollout of a callee before its end, and what became ready', async () => {
    const [change, well] = await told(minutesAgo(18));
    expect(change).toMatch(/^revision 2 was rolled out: .*POOL.*\(Deployment shop\/cart\) at 2026-11-24/);
    expect(well).toMatch(/^Pod shop\/cart-\S+ became Ready at 2026-11-24 09:40/);
  });

  it.each([
    ['that happened after it', 40],
    ['that happened long before it', -40],
  ])('is nothing %s', async (_what, minutes) => {
    expect(await told(minutesAgo(minutes))).toEqual([]);
  });
});
