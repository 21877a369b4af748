import { sample } from './sample.samples.js';

const POD = 'ledger-6c9d7f5b8c-x2k4p';
const LEDGER = { kind: 'Deployment', name: 'ledger' } as const;
const COLLECTOR = {
  job: 'otel-collector',
  endpoint: 'prometheus',
  instance: '10.244.3.3:8889',
  namespace: 'observability',
  pod: 'otel-collector-7d9f8b6c5-qwert',
  container: 'otel-collector',
  service: 'otel-collector',
};

/** OpenTelemetry with underscores and with dots, span metrics, meshes and ingress controllers. */
export const TELEMETRY_SAMPLES = [
  sample(
    {
      k8s_namespace_name: 'pay',
      k8s_pod_name: POD,
      k8s_container_name: 'app',
      k8s_deployment_name: 'ledger',
      k8s_cluster_name: 'eu1',
    },
    `pod pay/${POD}`,
    { container: 'app', workload: LEDGER, cluster: 'eu1' },
  ),
  sample(
    { 'k8s.namespace.name': 'pay', 'k8s.pod.name': POD, équipe: 'paiement', 'service.name': 'ledger' },
    `pod pay/${POD}`,
  ),
  sample({ U__k8s_2e_namespace_2e_name: 'pay', U__k8s_2e_pod_2e_name: POD }, `pod pay/${POD}`),
  sample({ ...COLLECTOR, k8s_namespace_name: 'pay', k8s_pod_name: POD }, `pod pay/${POD}`, {
    container: null,
  }),
  sample({ ...COLLECTOR, k8s_namespace_name: 'pay', k8s_deployment_name: 'ledger' }, 'workload pay/ledger', {
    pod: null,
    container: null,
    workload: LEDGER,
  }),
  sample(
    { ...COLLECTOR, 'k8s.namespace.name': 'pay', 'k8s.deployment.name': 'ledger' },
    'workload pay/ledger',
    { pod: null },
  ),
  sample({ 'k8s.namespace.name': 'pay', 'k8s.statefulset.name': 'db' }, 'workload pay/db'),
  sample(
    { k8s_namespace_name: 'pay', k8s_daemonset_name: 'agent', k8s_node_name: 'w1' },
    'workload pay/agent',
    { node: 'w1' },
  ),
  sample(
    { k8s_namespace_name: 'pay', k8s_job_name: 'export-28391234', k8s_cronjob_name: 'export' },
    'cron-job pay/export',
  ),
  sample({ k8s_namespace_name: 'pay', k8s_job_name: 'export-28391234' }, 'job pay/export-28391234'),
  sample({ k8s_node_name: 'w1' }, 'node -/w1'),
  sample({ 'k8s.node.name': 'w1', 'host.name': 'w1' }, 'node -/w1'),
  sample({ host_name: 'w1', state: 'used' }, 'node -/w1'),
  sample({ k8s_namespace_name: 'pay', k8s_hpa_name: 'ledger' }, 'autoscaler pay/ledger'),
  sample({ k8s_namespace_name: 'pay', k8s_resourcequota_name: 'all', resource: 'pods' }, 'quota pay/all'),
  sample(
    { 'k8s.namespace.name': 'pay', 'k8s.persistentvolumeclaim.name': 'data-db-0', 'k8s.pod.name': 'db-0' },
    'claim pay/data-db-0',
    {
      pod: 'db-0',
    },
  ),
  sample({ k8s_namespace_name: 'pay' }, 'namespace pay/pay'),
  sample(
    { namespace: 'pay', application: 'ledger', uri: '/book', outcome: 'SERVER_ERROR' },
    'workload pay/ledger',
    {
      service: 'ledger',
    },
  ),
  sample({ k8s_namespace_name: 'pay', k8s_service_name: 'ledger' }, 'service pay/ledger'),
  sample(
    {
      service_name: 'ledger',
      service_namespace: 'pay',
      span_name: 'POST /book',
      status_code: 'STATUS_CODE_ERROR',
    },
    'workload pay/ledger',
    {
      service: 'ledger',
    },
  ),
  sample(
    { service_name: 'ledger', k8s_namespace_name: 'pay', service_namespace: 'money' },
    'workload pay/ledger',
    { namespace: 'pay' },
  ),
  sample(
    { 'service.name': 'ledger', 'k8s.namespace.name': 'pay', 'deployment.environment': 'prod' },
    'workload pay/ledger',
  ),
  sample({ ...COLLECTOR, service_name: 'ledger', k8s_namespace_name: 'pay' }, 'workload pay/ledger', {
    service: 'ledger',
    pod: null,
  }),
  sample(
    { k8s_namespace_name: 'pay', k8s_workload_name: 'ledger', k8s_workload_kind: 'deployment' },
    'workload pay/ledger',
    { workload: LEDGER },
  ),
  sample({ namespace: 'pay', pod: POD, 'k8s.namespace.name': 'pay', 'k8s.pod.name': POD }, `pod pay/${POD}`),
  // Service meshes.
  sample(
    {
      reporter: 'source',
      source_workload: 'web',
      source_workload_namespace: 'shop',
      destination_workload: 'ledger',
      destination_workload_namespace: 'pay',
      destination_service_name: 'ledger',
      destination_service_namespace: 'pay',
      response_code: '503',
    },
    'workload pay/ledger',
    { service: 'ledger', namespace: 'pay' },
  ),
  sample(
    {
      job: 'envoy-stats',
      namespace: 'shop',
      pod: 'web-6c9d7f5b8c-aaaaa',
      container: 'envoy-proxy',
      app: 'web',
      source_workload: 'web',
      destination_workload: 'ledger',
      destination_workload_namespace: 'pay',
    },
    'workload pay/ledger',
    { pod: null, container: null },
  ),
  sample(
    { namespace: 'pay', pod: POD, destination_workload: 'ledger', destination_workload_namespace: 'pay' },
    `pod pay/${POD}`,
  ),
  sample({ destination_service_name: 'ledger', destination_service_namespace: 'pay' }, 'service pay/ledger'),
  sample({ destination_service: 'ledger.pay.svc.cluster.local', response_code: '500' }, 'service pay/ledger'),
  sample({ destination_app: 'ledger', destination_workload_namespace: 'pay' }, 'workload pay/ledger'),
  sample(
    { destination_canonical_service: 'ledger', destination_service_namespace: 'pay' },
    'service pay/ledger',
  ),
  sample({ source_workload: 'web', source_workload_namespace: 'shop' }, 'workload shop/web'),
  sample(
    { source_workload: 'web', source_workload_namespace: 'shop', destination_workload: 'unknown' },
    'workload shop/web',
  ),
  sample(
    {
      source_workload: 'web',
      source_workload_namespace: 'shop',
      destination_service_name: 'ledger',
      destination_service_namespace: 'pay',
    },
    'service pay/ledger',
    { workload: null },
  ),
  sample(
    {
      destination_service_name: 'PassthroughCluster',
      source_workload: 'web',
      source_workload_namespace: 'shop',
    },
    'workload shop/web',
  ),
  // Linkerd, Envoy.
  sample(
    {
      direction: 'outbound',
      namespace: 'shop',
      deployment: 'web',
      dst_namespace: 'pay',
      dst_deployment: 'ledger',
    },
    'workload pay/ledger',
  ),
  sample(
    {
      direction: 'outbound',
      namespace: 'shop',
      deployment: 'web',
      dst_namespace: 'pay',
      dst_service: 'ledger',
    },
    'service pay/ledger',
    {
      workload: null,
    },
  ),
  sample({ direction: 'inbound', namespace: 'pay', deployment: 'ledger' }, 'workload pay/ledger'),
  sample({ authority: 'ledger.pay.svc.cluster.local:8080' }, 'service pay/ledger'),
  sample({ envoy_cluster_name: 'outbound|8080||ledger.pay.svc.cluster.local' }, 'service pay/ledger', {
    cluster: null,
  }),
  sample({ cluster_name: 'outbound|8080||ledger.pay.svc.cluster.local' }, 'service pay/ledger', {
    cluster: null,
  }),
  // Ingress controllers and routes.
  sample(
    {
      job: 'ingress-nginx-controller-metrics',
      namespace: 'ingress-nginx',
      pod: 'ingress-nginx-controller-5c8d66c76d-abcde',
      service: 'ingress-nginx-controller-metrics',
      container: 'controller',
      exported_namespace: 'shop',
      exported_service: 'web',
      ingress: 'web',
      host: 'shop.example.com',
      controller_class: 'k8s.io/ingress-nginx',
    },
    'ingress shop/web',
    { service: 'web', pod: null, container: null },
  ),
  sample({ namespace: 'shop', ingress: 'web', service: 'web' }, 'ingress shop/web'),
  sample(
    {
      job: 'router-internal-default',
      namespace: 'openshift-ingress',
      exported_namespace: 'shop',
      route: 'web',
      exported_service: 'web',
    },
    'ingress shop/web',
    {
      object: { kind: 'Route', name: 'web' },
    },
  ),
  sample(
    {
      job: 'traefik',
      namespace: 'traefik',
      pod: 'traefik-6c9d7f5b8c-x2k4p',
      exported_service: 'shop-cart-80@kubernetes',
    },
    'service shop/cart',
    { pod: null },
  ),
  sample({ httproute_name: 'web', namespace: 'shop' }, 'ingress shop/web'),
  sample({ gateway_name: 'public', namespace: 'edge' }, 'ingress edge/public'),
];
