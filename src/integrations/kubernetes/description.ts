import type { IntegrationDescription } from '../integration.js';
import { KUBERNETES_RIGHTS } from './rights.js';
import { KUBERNETES_WATCHED } from './watched-kinds.js';
import { KUBERNETES } from './settings.js';
import { explainPodScheduling } from './tools/explain-pod-scheduling.js';
import { getDaemonSetManifest } from './tools/get-daemonset-manifest.js';
import { getEndpoints } from './tools/get-endpoints.js';
import { getManifest } from './tools/get-manifest.js';
import { getNodeMetrics } from './tools/get-node-metrics.js';
import { getNodeStatus } from './tools/get-node-status.js';
import { getPodLogs } from './tools/get-pod-logs.js';
import { getPodMetrics } from './tools/get-pod-metrics.js';
import { getPodSpec } from './tools/get-pod-spec.js';
import { getPodStatus } from './tools/get-pod-status.js';
import { getPreviousPodLogs } from './tools/get-previous-pod-logs.js';
import { getRecentChanges } from './tools/get-recent-changes.js';
import { getRolloutHistory } from './tools/get-rollout-history.js';
import { getService } from './tools/get-service.js';
import { getWorkloadStatus } from './tools/get-workload-status.js';
import { listClusterEvents } from './tools/list-cluster-events.js';
import { listManifests } from './tools/list-manifests.js';
import { listNamespaceEvents } from './tools/list-namespace-events.js';
import { listPodEvents } from './tools/list-pod-events.js';
import { listPodsInNamespace } from './tools/list-pods-in-namespace.js';
import { searchPodLogs } from './tools/search-pod-logs.js';

/** The cluster itself: what every case is about. */
export const KUBERNETES_INTEGRATION: IntegrationDescription = {
  id: 'kubernetes',
  title: 'Kubernetes',
  chapter: 1,
  settings: KUBERNETES,
  rights: KUBERNETES_RIGHTS,
  watched: KUBERNETES_WATCHED,
  offeredWhen: 'a cluster is configured',
  reach: `Kubernetes: objects, logs and events of these namespaces; these nodes; storage, priority, ingress and runtime classes. No
  other kind without a namespace, and no list over all namespaces.`,
  beyond: `\`explain_pod_scheduling\` looks at all nodes, for nothing less answers it, and names them; pods of other namespaces count by what
they request and have no names.`,
  evidence: 'kubernetes',
  tools: [
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
  ],
  furtherTools: [getRecentChanges, searchPodLogs, getRolloutHistory, explainPodScheduling],
  words:
    `kubectl kubelet kubernetes etcd containerd docker systemd scheduler apiserver coredns kube-proxy kube-apiserver
    kube-scheduler kube-controller-manager kube-state-metrics cluster-autoscaler metrics-server`.split(/\s+/),
  signs: null,
};
