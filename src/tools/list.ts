import { listDestinationRules } from './istio/list-destination-rules.js';
import { listServiceEntries } from './istio/list-service-entries.js';
import { listVirtualServices } from './istio/list-virtual-services.js';
import { explainPodScheduling } from './kubernetes/explain-pod-scheduling.js';
import { getDaemonSetManifest } from './kubernetes/get-daemonset-manifest.js';
import { getEndpoints } from './kubernetes/get-endpoints.js';
import { getManifest } from './kubernetes/get-manifest.js';
import { getNodeMetrics } from './kubernetes/get-node-metrics.js';
import { getNodeStatus } from './kubernetes/get-node-status.js';
import { getPodLogs } from './kubernetes/get-pod-logs.js';
import { getPodMetrics } from './kubernetes/get-pod-metrics.js';
import { getPodSpec } from './kubernetes/get-pod-spec.js';
import { getPodStatus } from './kubernetes/get-pod-status.js';
import { getPreviousPodLogs } from './kubernetes/get-previous-pod-logs.js';
import { getRecentChanges } from './kubernetes/get-recent-changes.js';
import { getRolloutHistory } from './kubernetes/get-rollout-history.js';
import { getService } from './kubernetes/get-service.js';
import { getWorkloadStatus } from './kubernetes/get-workload-status.js';
import { listClusterEvents } from './kubernetes/list-cluster-events.js';
import { listManifests } from './kubernetes/list-manifests.js';
import { listNamespaceEvents } from './kubernetes/list-namespace-events.js';
import { listPodEvents } from './kubernetes/list-pod-events.js';
import { listPodsInNamespace } from './kubernetes/list-pods-in-namespace.js';
import { searchPodLogs } from './kubernetes/search-pod-logs.js';
import { discoverLoki } from './loki/discover-loki.js';
import { getLokiLabelValues } from './loki/get-loki-label-values.js';
import { listLokiLabels } from './loki/list-loki-labels.js';
import { queryLokiRange } from './loki/query-loki-range.js';
import { queryLoki } from './loki/query-loki.js';
import { discoverPrometheus } from './prometheus/discover-prometheus.js';
import { getAlertRule } from './prometheus/get-alert-rule.js';
import { listFiringAlerts } from './prometheus/list-firing-alerts.js';
import { listPrometheusMetrics } from './prometheus/list-prometheus-metrics.js';
import { queryPrometheusRange } from './prometheus/query-prometheus-range.js';
import { queryPrometheus } from './prometheus/query-prometheus.js';
import { discoverTempo } from './tempo/discover-tempo.js';
import { getTempoTrace } from './tempo/get-tempo-trace.js';
import { searchTempoTraces } from './tempo/search-tempo-traces.js';
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
