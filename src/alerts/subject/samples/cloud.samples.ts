import { sample } from './sample.samples.js';

const POD = 'cart-6f7d9c5b8-x2k4q';
const CART = { kind: 'Deployment', name: 'cart' } as const;

/** Cloud monitors, Datadog, Elastic, New Relic, Fluent Bit. */
export const CLOUD_SAMPLES = [
  // Google.
  sample(
    {
      cluster_name: 'prod',
      location: 'europe-west1',
      namespace_name: 'shop',
      pod_name: POD,
      container_name: 'app',
    },
    `pod shop/${POD}`,
    {
      cluster: 'prod',
      container: 'app',
    },
  ),
  sample(
    {
      'resource.labels.namespace_name': 'shop',
      'resource.labels.pod_name': POD,
      'resource.labels.cluster_name': 'prod',
    },
    `pod shop/${POD}`,
    {
      cluster: 'prod',
    },
  ),
  sample({ resource_labels_node_name: 'gke-a', resource_labels_cluster_name: 'prod' }, 'node -/gke-a'),
  sample({ node_name: 'gke-a', cluster_name: 'prod', location: 'europe-west1-b' }, 'node -/gke-a'),
  sample(
    { namespace_name: 'shop', top_level_controller_name: 'cart', top_level_controller_type: 'Deployment' },
    'workload shop/cart',
    { workload: CART },
  ),
  sample({ namespace_name: 'shop', cluster_name: 'prod' }, 'namespace shop/shop'),
  // Azure.
  sample(
    { podName: POD, controllerName: 'cart', kubernetesNamespace: 'shop', containerName: 'app' },
    `pod shop/${POD}`,
    { container: 'app' },
  ),
  sample(
    { controllerName: 'cart', controllerKind: 'Deployment', kubernetesNamespace: 'shop' },
    'workload shop/cart',
    { workload: CART },
  ),
  sample({ 'Kubernetes namespace': 'shop', 'Controller name': 'cart' }, 'workload shop/cart'),
  sample({ nodeName: 'aks-1', clusterName: 'aks' }, 'node -/aks-1', { cluster: 'aks' }),
  sample({ Computer: 'aks-1' }, 'node -/aks-1'),
  sample(
    { persistentVolumeClaimName: 'data', kubernetesNamespace: 'shop', podName: 'db-0' },
    'claim shop/data',
  ),
  // Amazon.
  sample({ ClusterName: 'prod', Namespace: 'shop', PodName: POD }, `pod shop/${POD}`, { cluster: 'prod' }),
  sample({ ClusterName: 'prod', Namespace: 'shop', PodName: 'cart', FullPodName: POD }, `pod shop/${POD}`),
  sample({ ClusterName: 'prod', Namespace: 'shop', Service: 'cart' }, 'service shop/cart'),
  sample(
    { ClusterName: 'prod', NodeName: 'ip-10-0-0-1.ec2.internal', InstanceId: 'i-1' },
    'node -/ip-10-0-0-1.ec2.internal',
  ),
  sample({ Namespace: 'ContainerInsights', ClusterName: 'prod' }, 'none -/-'),
  sample({ Namespace: 'AWS/ApplicationELB', LoadBalancer: 'app/web/1' }, 'none -/-'),
  sample({ ClusterName: 'prod', ServiceName: 'cart' }, 'workload -/cart', { service: 'cart' }),
  // Datadog.
  sample(
    { kube_cluster_name: 'prod', kube_namespace: 'shop', kube_deployment: 'cart' },
    'workload shop/cart',
    { workload: CART, cluster: 'prod' },
  ),
  sample(
    {
      kube_namespace: 'shop',
      kube_deployment: 'cart',
      pod_name: POD,
      kube_container_name: 'app',
      host: 'w1',
    },
    `pod shop/${POD}`,
    {
      workload: CART,
      container: 'app',
      node: 'w1',
    },
  ),
  sample({ kube_namespace: 'shop', kube_stateful_set: 'db' }, 'workload shop/db'),
  sample({ kube_namespace: 'shop', kube_daemon_set: 'agent' }, 'workload shop/agent'),
  sample({ kube_namespace: 'shop', kube_cronjob: 'backup' }, 'cron-job shop/backup'),
  sample({ kube_namespace: 'shop', kube_job: 'backup-28391234' }, 'job shop/backup-28391234'),
  sample({ kube_namespace: 'shop', kube_service: 'cart' }, 'service shop/cart'),
  sample({ kube_node: 'w1', kube_cluster_name: 'prod' }, 'node -/w1'),
  sample({ kube_namespace: 'shop', persistentvolumeclaim: 'data' }, 'claim shop/data'),
  // Elastic, Fluent Bit, New Relic.
  sample(
    { 'kubernetes.namespace': 'shop', 'kubernetes.pod.name': POD, 'kubernetes.container.name': 'app' },
    `pod shop/${POD}`,
    { container: 'app' },
  ),
  sample({ 'kubernetes.namespace': 'shop', 'kubernetes.deployment.name': 'cart' }, 'workload shop/cart', {
    workload: CART,
  }),
  sample({ 'kubernetes.node.name': 'w1' }, 'node -/w1'),
  sample(
    { kubernetes_namespace_name: 'shop', kubernetes_pod_name: POD, kubernetes_host: 'w1' },
    `pod shop/${POD}`,
    { node: 'w1' },
  ),
  sample({ namespaceName: 'shop', deploymentName: 'cart', clusterName: 'prod' }, 'workload shop/cart', {
    workload: CART,
  }),
  sample({ namespaceName: 'shop', podName: POD }, `pod shop/${POD}`),
  // OpenShift, Rancher.
  sample(
    { namespace: 'openshift-etcd', pod: 'etcd-master-0', job: 'etcd' },
    'pod openshift-etcd/etcd-master-0',
  ),
  sample({ namespace: 'shop', workload_name: 'cart', workload_kind: 'Deployment' }, 'workload shop/cart', {
    workload: CART,
  }),
];
