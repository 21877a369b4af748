import { DESTINATION } from './callers.js';
import type { Term } from './term.js';

/** Labels that name pods and containers. */
export const PODS: readonly Term[] = [
  { label: 'exported_pod', names: 'pod', of: 'Prometheus' },
  { label: 'k8s_pod_name', names: 'pod', of: 'OpenTelemetry' },
  { label: 'dst_pod', names: 'pod', of: 'Linkerd' },
  { label: 'full_pod_name', names: 'pod', of: 'Amazon' },
  { label: 'pod', names: 'pod', of: 'kube-state-metrics', scrape: true },
  { label: 'pod_name', names: 'pod', of: 'Google, Amazon, Azure, Datadog' },
  { label: 'kubernetes_pod_name', names: 'pod', of: 'Prometheus, Elastic' },
  { label: 'kube_pod_name', names: 'pod', of: 'Datadog' },
  { label: 'kubernetes_pod', names: 'pod', of: 'Prometheus' },

  { label: 'exported_container', names: 'container', of: 'Prometheus' },
  { label: 'k8s_container_name', names: 'container', of: 'OpenTelemetry' },
  { label: 'container', names: 'container', of: 'kube-state-metrics', scrape: true },
  { label: 'container_name', names: 'container', of: 'Google, Amazon, Azure, Datadog' },
  { label: 'kube_container_name', names: 'container', of: 'Datadog' },
  { label: 'kubernetes_container_name', names: 'container', of: 'Elastic, Fluent Bit' },
];

/** A controller in Azure's metrics may be a ReplicaSet; the kind stands beside it, if at all. */
const NO_CONTROLLER_CLASS = ['controller_class', 'controller_pod'];

/** Labels that name workloads. A kind is what the label's name tells. */
export const WORKLOADS: readonly Term[] = [
  { label: 'k8s_cronjob_name', names: 'workload', of: 'OpenTelemetry', kind: 'CronJob' },
  { label: 'k8s_deployment_name', names: 'workload', of: 'OpenTelemetry', kind: 'Deployment' },
  { label: 'k8s_statefulset_name', names: 'workload', of: 'OpenTelemetry', kind: 'StatefulSet' },
  { label: 'k8s_daemonset_name', names: 'workload', of: 'OpenTelemetry', kind: 'DaemonSet' },
  { label: 'k8s_job_name', names: 'workload', of: 'OpenTelemetry', kind: 'Job' },
  { label: 'k8s_replicaset_name', names: 'workload', of: 'OpenTelemetry', kind: 'ReplicaSet' },
  { label: 'k8s_workload_name', names: 'workload', of: 'Dynatrace' },
  { label: 'kube_deployment', names: 'workload', of: 'Datadog', kind: 'Deployment' },
  { label: 'kube_stateful_set', names: 'workload', of: 'Datadog', kind: 'StatefulSet' },
  { label: 'kube_daemon_set', names: 'workload', of: 'Datadog', kind: 'DaemonSet' },
  { label: 'kube_cronjob', names: 'workload', of: 'Datadog', kind: 'CronJob' },
  { label: 'kube_job', names: 'workload', of: 'Datadog', kind: 'Job' },
  { label: 'kube_replica_set', names: 'workload', of: 'Datadog', kind: 'ReplicaSet' },
  { label: 'kubernetes_deployment_name', names: 'workload', of: 'Elastic', kind: 'Deployment' },
  { label: 'kubernetes_statefulset_name', names: 'workload', of: 'Elastic', kind: 'StatefulSet' },
  { label: 'kubernetes_daemonset_name', names: 'workload', of: 'Elastic', kind: 'DaemonSet' },
  { label: 'kubernetes_job_name', names: 'workload', of: 'Elastic', kind: 'Job' },
  { label: 'exported_deployment', names: 'workload', of: 'Prometheus', kind: 'Deployment' },
  { label: 'exported_statefulset', names: 'workload', of: 'Prometheus', kind: 'StatefulSet' },
  { label: 'exported_daemonset', names: 'workload', of: 'Prometheus', kind: 'DaemonSet' },
  { label: 'dst_deployment', names: 'workload', of: 'Linkerd', kind: 'Deployment' },
  { label: 'dst_statefulset', names: 'workload', of: 'Linkerd', kind: 'StatefulSet' },
  { label: 'dst_daemonset', names: 'workload', of: 'Linkerd', kind: 'DaemonSet' },
  { label: 'workload', names: 'workload', of: 'kubernetes-mixin', without: DESTINATION },
  { label: 'destination_workload', names: 'workload', of: 'service mesh' },
  { label: 'destination_app', names: 'workload', of: 'service mesh' },
  { label: 'app', names: 'workload', of: 'labels of the pod', scrape: true, without: DESTINATION },
  { label: 'k8s_app', names: 'workload', of: 'labels of the pod', scrape: true, without: DESTINATION },
  {
    label: 'deployment',
    names: 'workload',
    of: 'kube-state-metrics',
    kind: 'Deployment',
    without: DESTINATION,
  },
  { label: 'statefulset', names: 'workload', of: 'kube-state-metrics', kind: 'StatefulSet' },
  { label: 'daemonset', names: 'workload', of: 'kube-state-metrics', kind: 'DaemonSet' },
  { label: 'replicaset', names: 'workload', of: 'kube-state-metrics', kind: 'ReplicaSet' },
  { label: 'cronjob', names: 'workload', of: 'kube-state-metrics', kind: 'CronJob' },
  { label: 'job_name', names: 'workload', of: 'kube-state-metrics', kind: 'Job' },
  { label: 'deployment_name', names: 'workload', of: 'New Relic, OpenShift', kind: 'Deployment' },
  { label: 'statefulset_name', names: 'workload', of: 'New Relic', kind: 'StatefulSet' },
  { label: 'daemonset_name', names: 'workload', of: 'New Relic', kind: 'DaemonSet' },
  { label: 'cronjob_name', names: 'workload', of: 'New Relic', kind: 'CronJob' },
  { label: 'rollout', names: 'workload', of: 'Argo Rollouts' },
  { label: 'workload_name', names: 'workload', of: 'OpenShift, Rancher' },
  { label: 'top_level_controller_name', names: 'workload', of: 'Google' },
  { label: 'controller_name', names: 'workload', of: 'Azure', without: NO_CONTROLLER_CLASS },
  { label: 'app_kubernetes_io_name', names: 'workload', of: 'labels of the pod', scrape: true },
  { label: 'label_app_kubernetes_io_name', names: 'workload', of: 'kube-state-metrics' },
  { label: 'label_app', names: 'workload', of: 'kube-state-metrics' },
  { label: 'service_name', names: 'workload', of: 'OpenTelemetry', without: DESTINATION },
  { label: 'application', names: 'workload', of: 'Micrometer, Spring Boot', without: DESTINATION },
  { label: 'source_workload', names: 'workload', of: 'service mesh', without: DESTINATION },
  { label: 'source_app', names: 'workload', of: 'service mesh', without: DESTINATION },
];

/** The labels beside a workload's name that tell its kind. */
export const KIND_LABELS = [
  'workload_type',
  'workload_kind',
  'k8s_workload_kind',
  'top_level_controller_type',
  'controller_kind',
  'kube_ownerref_kind',
  'owner_kind',
] as const;

/** Traefik calls what is behind it `shop-cart-80@kubernetes`; that is an address, not a name. */
const NO_BACKEND = /^[^@]*$/;

/** Labels that name Services, or what is likely called as one. */
export const SERVICES: readonly Term[] = [
  { label: 'destination_service_name', names: 'service', of: 'service mesh', certain: true },
  {
    label: 'exported_service',
    names: 'service',
    of: 'Prometheus, ingress controllers',
    certain: true,
    form: NO_BACKEND,
  },
  { label: 'k8s_service_name', names: 'service', of: 'OpenTelemetry', certain: true },
  { label: 'kube_service', names: 'service', of: 'Datadog', certain: true },
  { label: 'dst_service', names: 'service', of: 'Linkerd', certain: true },
  { label: 'destination_canonical_service', names: 'service', of: 'service mesh' },
  { label: 'service_name', names: 'service', of: 'OpenTelemetry, Amazon ECS' },
  {
    label: 'service',
    names: 'service',
    of: 'kube-state-metrics',
    scrape: true,
    without: DESTINATION,
    form: NO_BACKEND,
  },
  { label: 'sloth_service', names: 'service', of: 'Sloth' },
  { label: 'destination_workload', names: 'service', of: 'service mesh' },
  { label: 'workload', names: 'service', of: 'kubernetes-mixin', without: DESTINATION },
  { label: 'app', names: 'service', of: 'labels of the pod', scrape: true, without: DESTINATION },
  { label: 'application', names: 'service', of: 'Micrometer, Spring Boot', without: DESTINATION },
  { label: 'kubernetes_service_name', names: 'service', of: 'Prometheus' },
  { label: 'kubernetes_service', names: 'service', of: 'Prometheus' },
];
