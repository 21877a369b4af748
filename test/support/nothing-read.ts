import type { Target } from '../../src/alerts/target.js';
import type { ClusterFacts } from '../../src/evidence/facts.js';

/** Pod `cart-0` of namespace `shop`, unless a test says otherwise. */
export const cartTarget = (parts: Partial<Target> = {}): Target => ({
  cluster: null,
  namespace: 'shop',
  pod: 'cart-0',
  container: null,
  workload: null,
  service: null,
  node: null,
  ...parts,
});

/** Facts of a target of which nothing was read but what a test gives. */
export const factsOf = (target: Target, read: Partial<ClusterFacts> = {}): ClusterFacts => {
  const nothing = { status: 'not-applicable' } as const;
  return {
    now: new Date('2026-03-02T09:15:00Z'),
    target,
    pod: nothing,
    pods: nothing,
    podEvents: nothing,
    workload: nothing,
    workloadEvents: nothing,
    revisions: nothing,
    service: nothing,
    endpoints: nothing,
    node: nothing,
    nodeEvents: nothing,
    logs: [],
    ...read,
  };
};
