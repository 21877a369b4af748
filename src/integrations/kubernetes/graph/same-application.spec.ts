import { describe, expect, it } from '@jest/globals';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import { CaseReader } from '../case-reader.js';
import { sameApplication } from './same-application.js';
import { World } from './world.js';

interface Told {
  readonly image?: string;
  readonly part?: string;
  readonly config?: string;
}

const deployment = (name: string, { image = 'nginx', part, config }: Told): WorkloadObject => ({
  metadata: { name, namespace: 'shop' },
  spec: {
    template: {
      metadata: { labels: { app: name, ...(part !== undefined && { 'app.kubernetes.io/part-of': part }) } },
      spec: {
        containers: [
          { name, image, ...(config !== undefined && { envFrom: [{ configMapRef: { name: config } }] }) },
        ],
      },
    },
  },
});

const besides = async (
  own: Told,
  other: Told,
  called: readonly string[] = [],
): Promise<readonly string[]> => {
  const deployments = [deployment('web', own), deployment('geo', other)];
  const services = [
    { metadata: { name: 'geo', namespace: 'shop' }, spec: { selector: { app: 'geo', release: 'gone' } } },
  ];
  const world = new World(
    new CaseReader(
      new InMemoryReader({ objects: { deployments, services } }),
      AbortSignal.timeout(5000),
      5000,
    ),
  );
  await world.loadNamespace('shop');
  const ref = { kind: 'Deployment', namespace: 'shop', name: 'web' };
  return sameApplication(world, ref, deployment('web', own), new Set(called)).map(
    ({ to, detail }) => `${to.kind}/${to.name}: ${detail}`,
  );
};

describe('parts of the same application', () => {
  it.each([
    [{ image: 'ghcr.io/hotel/all:1' }, { image: 'hotel/all@sha256:12' }, 'same image hotel/all'],
    [{ part: 'store' }, { part: 'store' }, 'part of store'],
    [{ config: 'settings' }, { config: 'settings' }, 'same config map settings'],
  ])('are known by what they have in common: %j and %j', async (own, other, says) => {
    expect(await besides(own, other)).toEqual([`Service/geo: ${says}`]);
  });

  it.each([
    ['an image that many use', { image: 'docker.io/library/redis:7' }, { image: 'redis:8' }],
    [
      'another image of the same registry',
      { image: 'r.example/shop/web:1' },
      { image: 'r.example/shop/geo:1' },
    ],
    ['another application', { part: 'store' }, { part: 'billing' }],
  ])('are not told by %s', async (_, own, other) => {
    expect(await besides(own, other)).toEqual([]);
  });

  it('are looked through once for all workloads of a namespace', async () => {
    let looks = 0;
    const counted = (name: string): WorkloadObject => ({
      ...deployment(name, { part: 'store' }),
      get spec() {
        looks += 1;
        return deployment(name, { part: 'store' }).spec;
      },
    });
    const deployments = Array.from({ length: 40 }, (_, n) => counted(`part-${n}`));
    const reader = new InMemoryReader({ objects: { deployments, services: [] } });
    const world = new World(new CaseReader(reader, AbortSignal.timeout(5000), 5000));
    await world.loadNamespace('shop');
    for (const { metadata } of deployments) {
      const ref = { kind: 'Deployment', namespace: 'shop', name: metadata.name };
      expect(
        sameApplication(world, ref, deployment(metadata.name, { part: 'store' }), new Set()),
      ).toHaveLength(20);
    }
    expect(looks).toBeLessThan(deployments.length * 5);
  });

  it('are not guessed where the specification names one of them', async () => {
    expect(await besides({ part: 'store' }, { part: 'store' }, ['geo'])).toEqual([]);
  });
});
