import { listDestinationRules } from '../integrations/istio/tools/list-destination-rules.js';
import { listServiceEntries } from '../integrations/istio/tools/list-service-entries.js';
import { listVirtualServices } from '../integrations/istio/tools/list-virtual-services.js';
import { explainPodScheduling } from '../integrations/kubernetes/tools/explain-pod-scheduling.js';
import { getDaemonSetManifest } from '../integrations/kubernetes/tools/get-daemonset-manifest.js';
import { getEndpoints } from '../integrations/kubernetes/tools/get-endpoints.js';
import { getManifest } from '../integrations/kubernetes/tools/get-manifest.js';
import { getNodeMetrics } from '../integrations/kubernetes/tools/get-node-metrics.js';
import { getNodeStatus } from '../integrations/kubernetes/tools/get-node-status.js';
import { getPodLogs } from '../integrations/kubernetes/tools/get-pod-logs.js';
import { getPodMetrics } from '../integrations/kubernetes/tools/get-pod-metrics.js';
import { getPodSpec } from '../integrations/kubernetes/tools/get-pod-spec.js';
import { getPodStatus } from '../integrations/kubernetes/tools/get-pod-status.js';
import { getPreviousPodLogs } from '../integrations/kubernetes/tools/get-previous-pod-logs.js';
import { getRecentChanges } from '../integrations/kubernetes/tools/get-recent-changes.js';
import { getRolloutHistory } from '../integrations/kubernetes/tools/get-rollout-history.js';
import { getService } from '../integrations/kubernetes/tools/get-service.js';
import { getWorkloadStatus } from '../integrations/kubernetes/tools/get-workload-status.js';
import { listClusterEvents } from '../integrations/kubernetes/tools/list-cluster-events.js';
import { listManifests } from '../integrations/kubernetes/tools/list-manifests.js';
import { listNamespaceEvents } from '../integrations/kubernetes/tools/list-namespace-events.js';
import { listPodEvents } from '../integrations/kubernetes/tools/list-pod-events.js';
import { listPodsInNamespace } from '../integrations/kubernetes/tools/list-pods-in-namespace.js';
import { searchPodLogs } from '../integrations/kubernetes/tools/search-pod-logs.js';
import { discoverLoki } from '../integrations/loki/tools/discover-loki.js';
import { getLokiLabelValues } from '../integrations/loki/tools/get-loki-label-values.js';
import { listLokiLabels } from '../integrations/loki/tools/list-loki-labels.js';
import { queryLokiRange } from '../integrations/loki/tools/query-loki-range.js';
import { queryLoki } from '../integrations/loki/tools/query-loki.js';
import { discoverPrometheus } from '../integrations/prometheus/tools/discover-prometheus.js';
import { getAlertRule } from '../integrations/prometheus/tools/get-alert-rule.js';
import { listFiringAlerts } from '../integrations/prometheus/tools/list-firing-alerts.js';
import { listPrometheusMetrics } from '../integrations/prometheus/tools/list-prometheus-metrics.js';
import { queryPrometheusRange } from '../integrations/prometheus/tools/query-prometheus-range.js';
import { queryPrometheus } from '../integrations/prometheus/tools/query-prometheus.js';
import { discoverTempo } from '../integrations/tempo/tools/discover-tempo.js';
import { getTempoTrace } from '../integrations/tempo/tools/get-tempo-trace.js';
import { searchTempoTraces } from '../integrations/tempo/tools/search-tempo-traces.js';
import type { Tool } from './tool.js';

/**
 * Every tool there is, in the order in which the model sees them: Kubernetes, Istio, Prometheus, Tempo, Loki as the
 * contract numbers them, then those beyond it. What is not here does not exist.
 */
export const TOOLS: readonly Tool[] = [
  // Kubernetes
  getPodStatus,
  getPodSpec,
  listPodEvents,
  listNamespaceEvents,
  listClusterEvents,
  listPodsInNamespace,
  getPreviousPodLogs,
  getPodLogs,
  getWorkloadStatus,
  getDaemonSetManifest,
  getService,
  getEndpoints,
  getNodeStatus,
  getPodMetrics,
  getNodeMetrics,
  getManifest,
  listManifests,
  // Istio
  listVirtualServices,
  listDestinationRules,
  listServiceEntries,
  // Prometheus
  discoverPrometheus,
  listPrometheusMetrics,
  queryPrometheus,
  queryPrometheusRange,
  // Tempo
  discoverTempo,
  searchTempoTraces,
  getTempoTrace,
  // Loki
  discoverLoki,
  listLokiLabels,
  getLokiLabelValues,
  queryLoki,
  queryLokiRange,
  // Beyond the contract
  getRecentChanges,
  searchPodLogs,
  getRolloutHistory,
  explainPodScheduling,
  getAlertRule,
  listFiringAlerts,
];
