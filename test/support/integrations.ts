import { CollectorService } from '../../src/collect/collector.service.js';
import { loadSettings } from '../../src/config/load.js';
import type { Settings } from '../../src/config/settings.js';
import { Integrations } from '../../src/integrations/integration.js';
import { GitOpsIntegration } from '../../src/integrations/gitops/gitops.integration.js';
import { IstioIntegration } from '../../src/integrations/istio/istio.integration.js';
import { ClusterCases } from '../../src/integrations/kubernetes/cluster-cases.js';
import { SharedReads } from '../../src/integrations/kubernetes/shared-reads.js';
import { KubernetesIntegration } from '../../src/integrations/kubernetes/kubernetes.integration.js';
import type { KubernetesReader } from '../../src/integrations/kubernetes/reader.js';
import { LokiClient } from '../../src/integrations/loki/loki-client.js';
import { LokiIntegration } from '../../src/integrations/loki/loki.integration.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { PrometheusIntegration } from '../../src/integrations/prometheus/prometheus.integration.js';
import { TempoClient } from '../../src/integrations/tempo/tempo-client.js';
import { TempoIntegration } from '../../src/integrations/tempo/tempo.integration.js';
import { SystemClock } from '../../src/telemetry/clock.js';

/** What is read beside the Kubernetes API. */
export interface Backends {
  readonly prometheus: PrometheusClient;
  readonly loki: LokiClient;
  readonly tempo: TempoClient;
}

const NONE = loadSettings({});

/** Backends of which none is configured: they are never called. */
export const noBackends = (): Backends => ({
  prometheus: new PrometheusClient(NONE, new SystemClock()),
  loki: new LokiClient(NONE),
  tempo: new TempoClient(NONE),
});

/** Every integration, in the order of the service, over a cluster and backends of the test. */
export const integrationsOver = (
  cluster: KubernetesReader,
  settings: Settings,
  { prometheus, loki, tempo }: Backends = noBackends(),
): Integrations =>
  new Integrations([
    new KubernetesIntegration(cluster, settings),
    new PrometheusIntegration(prometheus, settings),
    new LokiIntegration(loki, settings),
    new TempoIntegration(tempo, settings),
    new IstioIntegration(cluster, settings),
    new GitOpsIntegration(cluster, settings),
  ]);

/** The collectors of the service over a cluster and backends of the test. */
export const collectorsOver = (
  cluster: KubernetesReader,
  settings: Settings,
  backends?: Backends,
): CollectorService =>
  new CollectorService(
    new ClusterCases(cluster, settings, new SharedReads(settings)),
    integrationsOver(cluster, settings, backends),
    settings,
  );
