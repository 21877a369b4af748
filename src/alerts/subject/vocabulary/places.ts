import { DESTINATION } from './callers.js';
import type { Term } from './term.js';

/** A namespace; Amazon's metrics have a label of the same name for something else (`AWS/EKS`, `ContainerInsights`). */
const DNS_LABEL = /^(?!ContainerInsights$)[^/]*$/;
/** Envoy's clusters are upstreams: `outbound|8080||cart.shop.svc.cluster.local`. */
const NO_UPSTREAM = /^[^|]*$/;

/** Labels that say where something is: cluster, namespace and node. */
export const PLACES: readonly Term[] = [
  { label: 'cluster', names: 'cluster', of: 'external label' },
  { label: 'cluster_name', names: 'cluster', of: 'Google, Amazon, Azure', form: NO_UPSTREAM },
  { label: 'k8s_cluster_name', names: 'cluster', of: 'OpenTelemetry' },
  { label: 'kube_cluster_name', names: 'cluster', of: 'Datadog' },
  { label: 'k8s_cluster', names: 'cluster', of: 'external label' },

  { label: 'exported_namespace', names: 'namespace', of: 'Prometheus' },
  { label: 'k8s_namespace_name', names: 'namespace', of: 'OpenTelemetry' },
  { label: 'k8s_namespace', names: 'namespace', of: 'OpenTelemetry' },
  { label: 'dst_namespace', names: 'namespace', of: 'Linkerd' },
  { label: 'destination_service_namespace', names: 'namespace', of: 'service mesh', beside: DESTINATION },
  { label: 'destination_workload_namespace', names: 'namespace', of: 'service mesh', beside: DESTINATION },
  { label: 'kube_namespace', names: 'namespace', of: 'Datadog' },
  { label: 'namespace_name', names: 'namespace', of: 'Google' },
  { label: 'kubernetes_namespace_name', names: 'namespace', of: 'Fluent Bit' },
  { label: 'namespace', names: 'namespace', of: 'kube-state-metrics', scrape: true, form: DNS_LABEL },
  { label: 'destination_service_namespace', names: 'namespace', of: 'service mesh' },
  { label: 'kubernetes_namespace', names: 'namespace', of: 'Prometheus, Azure, Elastic' },
  { label: 'destination_workload_namespace', names: 'namespace', of: 'service mesh' },
  { label: 'source_workload_namespace', names: 'namespace', of: 'service mesh', without: DESTINATION },
  { label: 'service_namespace', names: 'namespace', of: 'OpenTelemetry' },

  { label: 'exported_node', names: 'node', of: 'Prometheus' },
  { label: 'k8s_node_name', names: 'node', of: 'OpenTelemetry' },
  { label: 'node', names: 'node', of: 'kube-state-metrics' },
  { label: 'nodename', names: 'node', of: 'node-exporter, Azure, Amazon, Google' },
  { label: 'kubernetes_node', names: 'node', of: 'Prometheus' },
  { label: 'kubernetes_node_name', names: 'node', of: 'Elastic' },
  { label: 'kube_node', names: 'node', of: 'Datadog' },
  { label: 'kubernetes_host', names: 'node', of: 'Fluent Bit' },
  { label: 'kubernetes_io_hostname', names: 'node', of: 'cAdvisor' },
  { label: 'host_name', names: 'node', of: 'OpenTelemetry', form: /^[^:/]+$/ },
  { label: 'computer', names: 'node', of: 'Azure' },
  { label: 'Hostname', names: 'node', of: 'DCGM', beside: ['gpu', 'UUID', 'modelName'] },
  {
    label: 'host',
    names: 'node',
    of: 'Datadog',
    beside: ['kube_cluster_name', 'kube_namespace', 'kube_node'],
  },
];
