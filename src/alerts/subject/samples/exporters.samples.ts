import { sample } from './sample.samples.js';

const exporter = (name: string) => ({
  job: name,
  endpoint: 'metrics',
  instance: '10.244.1.4:9187',
  namespace: 'monitoring',
  pod: `${name}-5d9c7f6b8-zxcvb`,
  service: name,
  container: name,
});

/** Exporters of databases and addresses, controllers that report on their objects, Grafana. */
export const EXPORTER_SAMPLES = [
  // Probes.
  sample({ job: 'blackbox', instance: 'https://shop.example.com/health' }, 'host -/shop.example.com'),
  sample(
    { ...exporter('prometheus-blackbox-exporter'), target: 'https://shop.example.com' },
    'monitoring monitoring/prometheus-blackbox-exporter',
  ),
  sample({ job: 'blackbox-exporter', instance: 'http://cart.shop.svc:8080/health' }, 'service shop/cart', {
    namespace: 'shop',
  }),
  sample(
    { ...exporter('prometheus-blackbox-exporter'), target: 'http://cart.shop.svc.cluster.local/ready' },
    'service shop/cart',
    {
      pod: null,
      container: null,
    },
  ),
  sample(
    { job: 'probe/shop/web', instance: 'https://shop.example.com', ingress: 'web', namespace: 'shop' },
    'ingress shop/web',
  ),
  sample({ job: 'blackbox-http', instance: 'shop.example.com:443' }, 'host -/shop.example.com'),
  // Databases and queues.
  sample({ ...exporter('redis-exporter'), instance: 'redis://redis.shop.svc:6379' }, 'service shop/redis', {
    pod: null,
  }),
  sample(
    { ...exporter('postgres-exporter'), server: 'db.pay.svc.cluster.local:5432', datname: 'ledger' },
    'service pay/db',
    {
      pod: null,
      container: null,
    },
  ),
  sample(
    { job: 'redis', namespace: 'shop', pod: 'redis-0', container: 'metrics', service: 'redis-metrics' },
    'pod shop/redis-0',
  ),
  sample(
    { job: 'redis', namespace: 'shop', pod: 'redis-0', container: 'redis-exporter' },
    'pod shop/redis-0',
    { container: null },
  ),
  sample(
    { job: 'mysql', namespace: 'shop', pod: 'mysql-0', container: 'mysqld-exporter' },
    'pod shop/mysql-0',
    { container: null },
  ),
  sample(
    { job: 'rabbitmq', namespace: 'shop', pod: 'rabbit-server-1', container: 'rabbitmq', queue: 'orders' },
    'pod shop/rabbit-server-1',
  ),
  sample(
    { job: 'strimzi', namespace: 'kafka', pod: 'main-kafka-2', topic: 'orders', partition: '3' },
    'pod kafka/main-kafka-2',
  ),
  sample(
    { ...exporter('kafka-exporter'), topic: 'orders', consumergroup: 'billing' },
    'monitoring monitoring/kafka-exporter',
  ),
  sample(
    { ...exporter('postgres-exporter'), deployment: 'ledger', exported_namespace: 'pay' },
    'workload pay/ledger',
    { pod: null },
  ),
  // Hardware.
  sample(
    {
      ...exporter('dcgm-exporter'),
      exported_namespace: 'ml',
      exported_pod: 'train-0',
      exported_container: 'main',
      gpu: '0',
    },
    'pod ml/train-0',
    {
      container: 'main',
    },
  ),
  sample({ ...exporter('dcgm-exporter'), gpu: '0', Hostname: 'gpu-1' }, 'node -/gpu-1', {
    pod: null,
    namespace: null,
  }),
  sample(
    { ...exporter('node-problem-detector'), node: 'worker-1', reason: 'KernelDeadlock' },
    'node -/worker-1',
    { pod: null },
  ),
  // Controllers that report on their objects.
  sample(
    {
      ...exporter('cert-manager'),
      exported_namespace: 'shop',
      name: 'web-tls',
      issuer_name: 'le',
      issuer_kind: 'ClusterIssuer',
    },
    'certificate shop/web-tls',
    { pod: null, service: null },
  ),
  sample({ namespace: 'shop', name: 'web-tls', issuer_name: 'le' }, 'certificate shop/web-tls'),
  sample(
    {
      alertname: 'CertManagerCertExpirySoon',
      exported_namespace: 'shop',
      name: 'web-tls',
      job: 'cert-manager',
    },
    'certificate shop/web-tls',
  ),
  sample({ namespace: 'shop', certificate: 'web-tls' }, 'certificate shop/web-tls'),
  sample(
    {
      job: 'argocd-metrics',
      namespace: 'argocd',
      pod: 'argocd-application-controller-0',
      service: 'argocd-metrics',
      name: 'web',
      dest_namespace: 'shop',
      sync_status: 'OutOfSync',
      health_status: 'Degraded',
    },
    'release argocd/web',
    { pod: null },
  ),
  sample(
    { kind: 'HelmRelease', name: 'cart', exported_namespace: 'shop', job: 'flux-system/helm-controller' },
    'release shop/cart',
  ),
  sample(
    { customresource_kind: 'Kustomization', name: 'apps', exported_namespace: 'flux-system' },
    'release flux-system/apps',
  ),
  sample({ kind: 'Deployment', name: 'cart', namespace: 'shop' }, 'workload shop/cart'),
  sample(
    {
      customresource_kind: 'KafkaTopic',
      customresource_group: 'kafka.strimzi.io',
      customresource_version: 'v1beta2',
      name: 'orders',
      exported_namespace: 'events',
    },
    'resource events/orders',
    { object: { kind: 'KafkaTopic', name: 'orders', apiVersion: 'kafka.strimzi.io/v1beta2' } },
  ),
  sample(
    { involved_object_kind: 'Pod', involved_object_name: 'cart-0', namespace: 'shop' },
    'pod shop/cart-0',
  ),
  sample(
    { ...exporter('keda-operator'), exported_namespace: 'shop', scaledObject: 'orders', metric: 's0-kafka' },
    'autoscaler shop/orders',
    { pod: null },
  ),
  sample({ namespace: 'shop', scaledObject: 'orders' }, 'autoscaler shop/orders'),
  // Agents that carry others' metrics.
  sample(
    { job: 'integrations/alloy', instance: 'w1', namespace: 'shop', deployment: 'cart', pod: 'alloy-x7k2p' },
    'workload shop/cart',
    { pod: null },
  ),
  sample(
    {
      job: 'pushgateway',
      namespace: 'monitoring',
      pod: 'pushgateway-5d9c7f6b8-zxcvb',
      exported_job: 'nightly',
      job_name: 'nightly',
    },
    'job monitoring/nightly',
    {
      pod: null,
    },
  ),
  // Grafana.
  sample(
    {
      alertname: 'DatasourceNoData',
      rulename: 'Portal 5xx ratio',
      datasource_uid: 'P1809',
      ref_id: 'A',
      namespace: 'pay',
      app: 'portal',
    },
    'workload pay/portal',
  ),
  sample(
    {
      alertname: 'DatasourceNoData',
      rulename: 'Ledger restarts',
      ref_id: 'A',
      namespace: 'pay',
      pod: 'ledger-6c9d7f5b8c-x2k4p',
    },
    'pod pay/ledger-6c9d7f5b8c-x2k4p',
  ),
  sample({ alertname: 'DatasourceError', rulename: 'x', grafana_folder: 'Web' }, 'none -/-'),
  sample(
    {
      alertname: 'ExternalSecretSyncError',
      namespace: 'ads',
      name: 'ads-keys',
      condition: 'Ready',
      status: 'False',
    },
    'resource ads/ads-keys',
  ),
  sample(
    {
      alertname: 'CrossplaneNotSynced',
      namespace: 'data',
      kind: 'Bucket',
      name: 'invoices',
      condition: 'Synced',
    },
    'resource data/invoices',
    { object: { kind: 'Bucket', name: 'invoices' } },
  ),
  sample(
    { alertname: 'RolloutAborted', namespace: 'shop', name: 'cart', phase: 'Degraded' },
    'release shop/cart',
  ),
  sample(
    { alertname: 'KubeDeploymentRolloutStuck', namespace: 'shop', deployment: 'cart', rollout: 'cart' },
    'workload shop/cart',
  ),
  sample({ alertname: 'NodePoolAlmostFull', nodepool: 'general' }, 'resource -/general'),
];
