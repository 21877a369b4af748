import { addedKind, watchedKind as watched, type WatchedKind } from '../watched-kind.js';

const RBAC = 'rbac.authorization.k8s.io/v1';

const clusterWide = (kind: WatchedKind): WatchedKind => ({ ...kind, isClusterWide: true });

/** What somebody changes and a program suffers from. No Secrets: the default role keeps the service from them. */
export const KUBERNETES_WATCHED: readonly WatchedKind[] = [
  watched('apps/v1', 'deployments', 'Deployment'),
  watched('apps/v1', 'statefulsets', 'StatefulSet'),
  watched('apps/v1', 'daemonsets', 'DaemonSet'),
  watched('batch/v1', 'cronjobs', 'CronJob'),
  watched('v1', 'configmaps', 'ConfigMap', ['data', 'binaryData']),
  watched('v1', 'services', 'Service'),
  clusterWide(watched('v1', 'nodes', 'Node')),
  watched('v1', 'resourcequotas', 'ResourceQuota'),
  watched('v1', 'limitranges', 'LimitRange'),
  watched('networking.k8s.io/v1', 'ingresses', 'Ingress'),
  watched('networking.k8s.io/v1', 'networkpolicies', 'NetworkPolicy'),
  watched('autoscaling/v2', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler'),
  watched('policy/v1', 'poddisruptionbudgets', 'PodDisruptionBudget'),
  watched(RBAC, 'roles', 'Role', ['rules']),
  clusterWide(watched(RBAC, 'clusterroles', 'ClusterRole', ['rules'])),
  watched(RBAC, 'rolebindings', 'RoleBinding', ['roleRef', 'subjects']),
  clusterWide(watched(RBAC, 'clusterrolebindings', 'ClusterRoleBinding', ['roleRef', 'subjects'])),
  addedKind('gateway.networking.k8s.io/v1', 'httproutes', 'HTTPRoute'),
];
