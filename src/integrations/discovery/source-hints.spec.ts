import { describe, expect, it } from '@jest/globals';
import { InMemoryReader, type InMemoryCluster } from '../../../test/support/in-memory-reader.js';
import { MemoryLogger } from '../../../test/support/memory-logger.js';
import { loadSettings } from '../../config/load.js';
import { integrationsOver, noBackends } from '../../../test/support/integrations.js';
import { TempoClient } from '../tempo/tempo-client.js';
import { SourceHints } from './source-hints.js';

const NONE = {};
const TEMPO_ON = { TEMPO_URL: 'http://127.0.0.1:9' };
const service = (name: string, port: number) => ({
  metadata: { name, namespace: 'monitoring' },
  spec: { ports: [{ port }] },
});
const cluster: InMemoryCluster = {
  objects: { services: [service('prometheus-server', 80), service('loki', 3100), service('cart', 80)] },
};

const announced = async (reader: InMemoryReader, environment: Readonly<Record<string, string>> = NONE) => {
  const settings = loadSettings(environment);
  const backends = { ...noBackends(), tempo: new TempoClient(settings) };
  const integrations = integrationsOver(reader, settings, backends);
  const logger = new MemoryLogger();
  await new SourceHints(reader, integrations, logger).announce();
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
    ['a backend is configured', cluster, TEMPO_ON],
    ['there is no cluster', { ...cluster, configured: false }, NONE],
    ['nothing looks like one', { objects: { services: [service('cart', 80)] } }, NONE],
    [
      'Services may not be read',
      { ...cluster, fails: () => ({ status: 'forbidden', reason: 'rbac' }) as const },
      NONE,
    ],
  ])('is silent when %s', async (_, seen: InMemoryCluster, environment) => {
    expect(await announced(new InMemoryReader(seen), environment)).toEqual([]);
  });
});
