import { KSM, KSM_EXPORTED, KSM_OWN, KUBELET, NODE_EXPORTER, sample } from './sample.samples.js';

const POD = 'cart-6f7d9c5b8-x2k4q';
const claim = (name: string) => ({ kind: 'PersistentVolumeClaim', name }) as const;

/** kubernetes-mixin, kube-state-metrics, kubelet and node-exporter, as Prometheus scrapes them in several ways. */
export const KUBERNETES_SAMPLES = [
  // An API that a Service of the cluster answers.
  sample(
    { alertname: 'KubeAggregatedAPIDown', name: 'v1beta1.metrics.k8s.io' },
    'resource -/v1beta1.metrics.k8s.io',
  ),
  // Pods and containers.
  sample(
    { ...KSM, namespace: 'shop', pod: POD, container: 'app', reason: 'CrashLoopBackOff' },
    `pod shop/${POD}`,
    {
      container: 'app',
      node: null,
    },
  ),
  sample({ ...KSM, namespace: 'shop', pod: POD }, `pod shop/${POD}`, { container: null }),
  sample({ ...KSM_EXPORTED, exported_pod: POD, exported_container: 'app' }, `pod shop/${POD}`, {
    container: 'app',
    namespace: 'shop',
  }),
  sample({ ...KUBELET, namespace: 'shop', pod: POD, container: 'app' }, `pod shop/${POD}`, {
    node: 'worker-1',
  }),
  sample(
    { namespace: 'shop', pod: 'redis-0', container: 'redis-exporter', job: 'kube-state-metrics' },
    'pod shop/redis-0',
    {
      container: 'redis-exporter',
    },
  ),
  sample(
    { ...KSM, namespace: 'tools', pod: 'report-exporter-6f7d9c5b8-aaaaa' },
    'pod tools/report-exporter-6f7d9c5b8-aaaaa',
  ),
  sample(
    { ...KSM, namespace: 'monitoring', pod: 'prometheus-kps-0', container: 'prometheus' },
    'pod monitoring/prometheus-kps-0',
  ),
  sample(
    { ...KSM, namespace: 'monitoring', pod: 'kps-prometheus-node-exporter-q9w8z' },
    'pod monitoring/kps-prometheus-node-exporter-q9w8z',
  ),
  sample({ kubernetes_namespace: 'shop', kubernetes_pod_name: POD }, `pod shop/${POD}`),
  sample({ namespace: 'shop', pod: POD, deployment: 'cart' }, `pod shop/${POD}`, {
    workload: { kind: 'Deployment', name: 'cart' },
  }),
  sample({ namespace: 'shop', pod: POD, workload: 'cart', workload_type: 'deployment' }, `pod shop/${POD}`, {
    workload: { kind: 'Deployment', name: 'cart' },
  }),
  sample({ ...KSM, namespace: 'shop', pod: POD, node: 'worker-3', uid: 'a-b' }, `pod shop/${POD}`, {
    node: 'worker-3',
  }),
  // Workloads.
  sample({ ...KSM_OWN, namespace: 'shop', deployment: 'cart' }, 'workload shop/cart', {
    pod: null,
    container: null,
  }),
  sample({ ...KSM, namespace: 'shop', statefulset: 'db' }, 'workload shop/db'),
  sample({ ...KSM, namespace: 'kube-system', daemonset: 'kube-proxy' }, 'workload kube-system/kube-proxy'),
  sample({ ...KSM_EXPORTED, deployment: 'cart' }, 'workload shop/cart', { pod: null, container: null }),
  sample({ ...KSM_EXPORTED, exported_deployment: 'cart' }, 'workload shop/cart', { pod: null }),
  sample({ ...KSM, namespace: 'shop', replicaset: 'cart-6f7d9c5b8' }, 'workload shop/cart-6f7d9c5b8'),
  sample({ namespace: 'shop', app_kubernetes_io_name: 'cart' }, 'workload shop/cart'),
  sample({ namespace: 'shop', 'app.kubernetes.io/name': 'cart' }, 'workload shop/cart'),
  sample({ namespace: 'shop', label_app: 'cart' }, 'workload shop/cart'),
  sample({ namespace: 'shop', workload: 'cart', workload_type: 'StatefulSet' }, 'workload shop/cart', {
    workload: { kind: 'StatefulSet', name: 'cart' },
  }),
  sample(
    {
      job: 'kubernetes-service-endpoints',
      app_kubernetes_io_name: 'kube-state-metrics',
      app_kubernetes_io_component: 'metrics',
      service: 'prometheus-kube-state-metrics',
      namespace: 'shop',
      deployment: 'cart',
    },
    'workload shop/cart',
  ),
  sample({ namespace: 'shop', rollout: 'cart' }, 'workload shop/cart'),
  // Jobs and cron jobs.
  sample({ ...KSM, namespace: 'ops', job_name: 'backup-28391234' }, 'job ops/backup-28391234'),
  sample({ ...KSM, namespace: 'ops', job_name: 'migrate' }, 'job ops/migrate'),
  sample({ ...KSM_EXPORTED, job_name: 'migrate' }, 'job shop/migrate'),
  sample({ ...KSM, namespace: 'ops', cronjob: 'backup', schedule: '0 1 * * *' }, 'cron-job ops/backup'),
  // Storage.
  sample({ ...KUBELET, namespace: 'pay', persistentvolumeclaim: 'data-db-0' }, 'claim pay/data-db-0', {
    namespace: 'pay',
    node: null,
    service: null,
    pod: null,
    object: claim('data-db-0'),
  }),
  sample({ namespace: 'pay', persistentvolumeclaim: 'data-db-0' }, 'claim pay/data-db-0'),
  sample(
    { ...KSM, namespace: 'pay', persistentvolumeclaim: 'data-db-0', phase: 'Pending' },
    'claim pay/data-db-0',
    {
      container: null,
      service: null,
    },
  ),
  sample({ ...KSM_EXPORTED, persistentvolumeclaim: 'data-db-0' }, 'claim shop/data-db-0', { pod: null }),
  sample(
    {
      job: 'kubernetes-nodes',
      instance: 'worker-1',
      kubernetes_io_hostname: 'worker-1',
      namespace: 'pay',
      persistentvolumeclaim: 'data',
    },
    'claim pay/data',
    { node: null },
  ),
  sample({ ...KSM_OWN, persistentvolume: 'pv-77', phase: 'Failed' }, 'volume -/pv-77', {
    namespace: null,
    pod: null,
  }),
  sample({ persistentvolume: 'pv-77' }, 'volume -/pv-77'),
  // Autoscalers, quotas, disruption budgets, ingresses, namespaces.
  sample({ ...KSM, namespace: 'shop', horizontalpodautoscaler: 'cart' }, 'autoscaler shop/cart', {
    service: null,
  }),
  sample({ namespace: 'shop', hpa: 'cart' }, 'autoscaler shop/cart', {
    object: { kind: 'HorizontalPodAutoscaler', name: 'cart' },
  }),
  sample({ ...KSM_EXPORTED, horizontalpodautoscaler: 'cart' }, 'autoscaler shop/cart', { pod: null }),
  sample({ namespace: 'shop', verticalpodautoscaler: 'cart' }, 'autoscaler shop/cart'),
  sample(
    { ...KSM, namespace: 'shop', resourcequota: 'all', resource: 'pods', type: 'hard' },
    'quota shop/all',
  ),
  sample({ ...KSM, namespace: 'shop', poddisruptionbudget: 'cart' }, 'disruption-budget shop/cart'),
  sample({ ...KSM, namespace: 'shop', ingress: 'web', host: 'shop.example.com' }, 'ingress shop/web'),
  sample({ namespace: 'shop' }, 'namespace shop/shop'),
  sample({ namespace: 'shop', phase: 'Terminating', severity: 'warning' }, 'namespace shop/shop'),
  // Nodes.
  sample({ ...KSM_OWN, node: 'worker-1', condition: 'Ready', status: 'true' }, 'node -/worker-1', {
    namespace: null,
    pod: null,
  }),
  sample({ node: 'worker-1' }, 'node -/worker-1'),
  sample({ ...KUBELET }, 'node -/worker-1'),
  sample({ ...KUBELET, namespace: 'kube-system' }, 'node -/worker-1', { namespace: null }),
  sample(
    { ...NODE_EXPORTER, device: '/dev/nvme0n1p1', fstype: 'ext4', mountpoint: '/' },
    'node -/10.20.0.12',
    { namespace: null, pod: null, container: null, service: null, instance: '10.20.0.12:9100' },
  ),
  sample({ ...NODE_EXPORTER, node: 'worker-2' }, 'node -/worker-2', {
    namespace: null,
    pod: null,
    container: null,
  }),
  sample({ ...NODE_EXPORTER, nodename: 'worker-2' }, 'node -/worker-2', { pod: null }),
  sample({ job: 'node', instance: 'worker-2:9100' }, 'node -/worker-2', { instance: 'worker-2:9100' }),
  sample({ job: 'integrations/node_exporter', instance: 'worker-2' }, 'node -/worker-2'),
  sample({ job: 'integrations/unix', instance: 'worker-2', device: 'eth0' }, 'node -/worker-2'),
  sample({ job: 'windows-exporter', instance: '10.0.0.9:9182', volume: 'C:' }, 'node -/10.0.0.9'),
  sample({ job: 'node-exporter', instance: '[fd00::7]:9100' }, 'node -/fd00::7'),
  sample({ alertname: 'HostOutOfMemory', instance: '10.0.0.5:9100' }, 'node -/10.0.0.5'),
  sample({ alertname: 'NodeClockSkewDetected', instance: 'worker-2:19100', job: 'hosts' }, 'node -/worker-2'),
  sample(
    {
      job: 'kubernetes-service-endpoints',
      app_kubernetes_io_name: 'prometheus-node-exporter',
      service: 'prometheus-node-exporter',
      namespace: 'monitoring',
      node: 'worker-2',
      instance: '10.0.0.5:9100',
    },
    'node -/worker-2',
    { namespace: null },
  ),
  sample({ ...KSM_OWN, node: 'worker-1', app: 'kube-state-metrics' }, 'node -/worker-1', { workload: null }),
  // Control plane and what the monitoring says of itself.
  sample(
    {
      job: 'apiserver',
      endpoint: 'https',
      instance: '10.0.0.1:6443',
      namespace: 'default',
      service: 'kubernetes',
    },
    'service default/kubernetes',
  ),
  sample(
    { job: 'kube-etcd', instance: '10.0.0.1:2379', namespace: 'kube-system', pod: 'etcd-cp-1' },
    'pod kube-system/etcd-cp-1',
  ),
  sample(
    { job: 'coredns', namespace: 'kube-system', pod: 'coredns-5dd5756b68-abcde', container: 'coredns' },
    'pod kube-system/coredns-5dd5756b68-abcde',
  ),
  sample({ ...KSM_OWN }, 'monitoring monitoring/kps-kube-state-metrics'),
  sample(
    {
      job: 'prometheus-kps',
      endpoint: 'http-web',
      namespace: 'monitoring',
      pod: 'prometheus-kps-0',
      container: 'prometheus',
      service: 'kps-prometheus',
    },
    'monitoring monitoring/prometheus-kps',
    { pod: 'prometheus-kps-0' },
  ),
  sample(
    { job: 'node-exporter', namespace: 'monitoring', service: 'kps-prometheus-node-exporter' },
    'monitoring monitoring/kps-prometheus-node-exporter',
  ),
  sample({ job: 'cart', namespace: 'shop', service: 'cart' }, 'service shop/cart'),
  sample({ alertname: 'Watchdog', severity: 'none' }, 'none -/-'),
  sample({}, 'none -/-'),
];
