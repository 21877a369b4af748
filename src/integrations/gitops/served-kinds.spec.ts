import { describe, expect, it } from '@jest/globals';
import { InMemoryReader } from '../../../test/support/in-memory-reader.js';
import { deliveryKind, type DeliveryKind } from './kinds/kinds.js';
import { ServedKinds } from './served-kinds.js';

const kindOf = (name: string): DeliveryKind => {
  const kind = deliveryKind(name);
  if (kind === undefined) throw new TypeError(`no kind ${name}`);
  return kind;
};
const HELM = 'helm.toolkit.fluxcd.io';
const { signal } = new AbortController();

describe('the kinds that a cluster serves', () => {
  it('are asked for once in ten minutes, those that are absent too', async () => {
    let now = 0;
    const reader = new InMemoryReader({});
    const served = new ServedKinds(reader, false, () => now);
    for (now of [0, 9 * 60_000]) {
      expect(await served.versionsOf(kindOf('Application'), signal)).toEqual([]);
    }
    expect(reader.calls).toEqual(['GET argoproj.io/v1alpha1']);
    now = 11 * 60_000;
    await served.versionsOf(kindOf('Rollout'), signal);
    expect(reader.calls.length).toBe(2);
    expect(served.someKnown).toBe(false);
  });

  it('are read in the newest version that is served', async () => {
    const reader = new InMemoryReader({ served: { [`${HELM}/v2beta2`]: [], [`${HELM}/v2beta1`]: [] } });
    const served = new ServedKinds(reader, false);
    expect(await served.versionsOf(kindOf('HelmRelease'), signal)).toEqual([`${HELM}/v2beta2`]);
    expect(served.someKnown).toBe(true);
  });

  it('are all worth a reading where the cluster does not tell', async () => {
    const fails = () => ({ status: 'unavailable', reason: 'not recorded' }) as const;
    const served = new ServedKinds(new InMemoryReader({ fails }), false);
    expect(await served.versionsOf(kindOf('Kustomization'), signal)).toHaveLength(2);
    expect(served.someKnown).toBe(false);
    served.met('argoproj.io/v1alpha1');
    expect(served.someKnown).toBe(true);
  });

  it('are not asked for when the settings say that they are there', async () => {
    const reader = new InMemoryReader({});
    expect(await new ServedKinds(reader, true).versionsOf(kindOf('Rollout'), signal)).toHaveLength(1);
    expect(reader.calls).toEqual([]);
  });
});
