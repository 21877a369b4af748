/**
 * What an exporter's metrics are about: `state`, all objects of the cluster; `node`, the machine it runs on; `kubelet`, the
 * objects its labels name, else the machine; `objects`, what its labels name; `endpoint`, an address that it asks; `itself` or what its labels name.
 */
export type ExporterAbout = 'state' | 'node' | 'kubelet' | 'objects' | 'endpoint' | 'itself';

export interface Exporter {
  readonly about: ExporterAbout;
  /** Matches the name of its scrape job, pod, Service or container, also with what a release puts around it. */
  readonly name: RegExp;
}

/** A name as a part of a longer one: `kube-state-metrics` in `kps-kube-state-metrics-6f5c8d7b9-abcde`. */
const part = (names: string): RegExp => new RegExp(`(?:^|[-/_.])(?:${names})(?:[-/_.]|$)`, 'i');
const whole = (names: string): RegExp => new RegExp(`^(?:${names})$`, 'i');

/** Who reports about other things than itself; the first that fits counts. */
export const EXPORTERS: readonly Exporter[] = [
  { about: 'state', name: part('kube-state-metrics|kube-state|ksm|openshift-state-metrics') },
  { about: 'node', name: part('node[-_]exporter|windows[-_]exporter|wmi[-_]exporter') },
  { about: 'node', name: part('dcgm[-_]exporter|smartctl[-_]exporter|ipmi[-_]exporter|process[-_]exporter') },
  { about: 'node', name: part('node-problem-detector|nvidia-dcgm|nvme[-_]exporter') },
  { about: 'node', name: whole('node|nodes|windows|integrations/(?:unix|linux|windows|macos-node)') },
  { about: 'kubelet', name: part('kubelet|cadvisor|kubelet-cadvisor|kubernetes-nodes') },
  { about: 'endpoint', name: part('blackbox(?:[-_]exporter)?|cloudprober') },
  {
    about: 'endpoint',
    name: part('(?:postgres(?:ql)?|pg|mysqld?|redis|valkey|mongodb|memcached)[-_]exporter'),
  },
  { about: 'endpoint', name: part('(?:kafka|rabbitmq|elasticsearch|opensearch|nats|zookeeper)[-_]exporter') },
  { about: 'endpoint', name: part('[a-z0-9]+[-_]exporter') },
  { about: 'objects', name: part('alloy|grafana-agent|prometheus-agent|vmagent|telegraf|pushgateway') },
  { about: 'objects', name: part('otel-collector|otelcol|opentelemetry-collector|collector-opentelemetry') },
  { about: 'objects', name: part('datadog-agent|fluent-bit|fluentd|promtail|vector|prometheus-adapter') },
  { about: 'objects', name: part('tempo-metrics-generator|metrics-generator|span-metrics|spanmetrics') },
  {
    about: 'objects',
    name: part('ingress-nginx|nginx-ingress|traefik|haproxy-ingress|router-internal|contour'),
  },
  {
    about: 'objects',
    name: part('cert-manager|external-secrets|external-dns|velero|karpenter|opencost|kubecost'),
  },
  {
    about: 'objects',
    name: part('argocd|argo-cd|argo-rollouts|keda|keda-operator|flux-operator|longhorn-manager'),
  },
  { about: 'objects', name: part('(?:kustomize|helm|source|notification)-controller') },
  {
    about: 'itself',
    name: part('prometheus|alertmanager|thanos|mimir|cortex|loki|tempo|grafana|victoria-metrics'),
  },
];

/** The exporter of that name; `null` when the name is that of no exporter. */
export const exporterNamed = (name: string | null): Exporter | null =>
  name === null ? null : (EXPORTERS.find((exporter) => exporter.name.test(name)) ?? null);

/** Jobs of scrape configurations that say nothing of who is scraped. */
export const isGenericJob = (job: string): boolean =>
  /^(?:kubernetes-(?:pods|service-endpoints|services|endpoints)(?:-slow)?|pods?|services?|endpoints)$/.test(
    job,
  );
