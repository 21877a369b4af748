import { loadSettings } from '../../src/config/load.js';
import { LokiClient } from '../../src/integrations/loki/loki-client.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { TempoClient } from '../../src/integrations/tempo/tempo-client.js';
import type { KubernetesReader } from '../../src/integrations/kubernetes/reader.js';
import type { ToolScope } from '../../src/tools/tool-scope.js';
import { ToolSession } from '../../src/tools/tool-session.js';
import { toolsInOrder } from '../../src/tools/tool-provider.js';
import { integrationsOver } from './integrations.js';
import { MemoryLogger } from './memory-logger.js';
import { ruleMasker } from './rule-masker.js';

/** The tools of a session that reads one server as Prometheus, Tempo and Loki; there is no cluster. */
export interface SourceTools {
  /** Result of a call, read from its JSON. */
  call(name: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

export const sourceTools = (
  url: string,
  now: Date,
  environment: Readonly<Record<string, string>> = {},
  scope: ToolScope | null = null,
): SourceTools => {
  const settings = loadSettings({ PROMETHEUS_URL: url, TEMPO_URL: url, LOKI_URL: url, ...environment });
  const prometheus = new PrometheusClient(settings, { now: () => now });
  const tempo = new TempoClient(settings);
  const loki = new LokiClient(settings);
  // These tools ask no cluster.
  const cluster = { now: () => now } as KubernetesReader;
  const providers = integrationsOver(cluster, settings, { prometheus, loki, tempo }).all.filter(({ about }) =>
    ['prometheus', 'tempo', 'loki'].includes(about.id),
  );
  const tools = toolsInOrder(providers.map(({ about }) => about));
  const session = new ToolSession({
    tools,
    providers,
    now: () => now,
    scope,
    settings,
    masker: ruleMasker(),
    logger: new MemoryLogger(),
  });
  return {
    call: async (name, args) =>
      JSON.parse((await session.call(name, JSON.stringify(args), new AbortController().signal)).json.value),
    close: async () => {
      await Promise.all([
        prometheus.onApplicationShutdown(),
        tempo.onApplicationShutdown(),
        loki.onApplicationShutdown(),
      ]);
    },
  };
};
