import { loadSettings } from '../../src/config/load.js';
import { LokiClient } from '../../src/integrations/loki/loki-client.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { TempoClient } from '../../src/integrations/tempo/tempo-client.js';
import type { ToolSources } from '../../src/tools/tool-context.js';
import type { ToolScope } from '../../src/tools/tool-scope.js';
import { ToolSession } from '../../src/tools/tool-session.js';
import { TOOLS } from '../../src/tools/list.js';
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
  // These tools ask the cluster for the time only.
  const sources = { prometheus, tempo, loki, kubernetes: { now: () => now } } as unknown as ToolSources;
  const tools = TOOLS.filter(({ needs }) => ['prometheus', 'tempo', 'loki'].includes(needs));
  const session = new ToolSession({
    tools,
    sources,
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
