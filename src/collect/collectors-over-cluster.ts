import type { Settings } from '../config/settings.js';
import { Integrations } from '../integrations/integration.js';
import { INTEGRATIONS } from '../integrations/integrations.js';
import { ClusterCases } from '../integrations/kubernetes/cluster-cases.js';
import { SharedReads } from '../integrations/kubernetes/shared-reads.js';
import type { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { CollectorService } from './collector.service.js';

/** Collects from a cluster alone, live or recorded: what is read beside it is not asked. */
export const collectorsOverCluster = (cluster: KubernetesReader, settings: Settings): CollectorService => {
  const integrations = INTEGRATIONS.flatMap(({ overCluster }) => overCluster?.(cluster, settings) ?? []);
  return new CollectorService(
    new ClusterCases(cluster, settings, new SharedReads(settings)),
    new Integrations(integrations),
    settings,
  );
};
