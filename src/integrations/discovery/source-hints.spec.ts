import { describe, expect, it } from '@jest/globals';
import { InMemoryReader, type InMemoryCluster } from '../../../test/support/in-memory-reader.js';
import { MemoryLogger } from '../../../test/support/memory-logger.js';
import { SourceHints } from './source-hints.js';

const NONE = { prometheus: false, tempo: false, loki: false };
const service = (name: string, port: number) => ({
  metadata: { name, namespace: 'monitoring' },
  spec: { ports: [{ port }] },
});
const cluster: InMemoryCluster = {
  objects: { services: [service('prometheus-server', 80), service('loki', 3100), service('cart', 80)] },
};

const announced = async (reader: InMemoryReader, configured = NONE) => {
  const logger = new MemoryLogger();
  await new SourceHints(reader, logger).announce(configured);
  return logger.lines;
};

describe('SourceHints', () => {
  it('names likely Services by the variable that would configure them, in one line', async () => {
    const reader = new InMemoryReader(cluster);
    expect(await announced(reader)).toEqual([
      expect.objectContaining({
        event: 'sources_not_configured',
        fields: {
          likely: {
            PROMETHEUS_URL: ['http://prometheus-server.monitoring.svc:80'],
            LOKI_URL: ['http://loki.monitoring.svc:3100'],
          },
        },
      }),
    ]);
    expect(reader.calls).toHaveLength(1);
  });

  it.each([
    ['a backend is configured', cluster, { ...NONE, tempo: true }],
    ['there is no cluster', { ...cluster, configured: false }, NONE],
    ['nothing looks like one', { objects: { services: [service('cart', 80)] } }, NONE],
    [
      'Services may not be read',
      { ...cluster, fails: () => ({ status: 'forbidden', reason: 'rbac' }) as const },
      NONE,
    ],
  ])('is silent when %s', async (_, seen: InMemoryCluster, configured) => {
    expect(await announced(new InMemoryReader(seen), configured)).toEqual([]);
  });
});
