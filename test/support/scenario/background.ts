import type { ClusterText } from './scenario-file.ts';

/** What runs in every cluster beside the scenario and is well. */
export const background = (namespace: string): ClusterText => ({
  nodes: { 'worker-1': { zone: 'zone-a' }, 'worker-2': { zone: 'zone-b' }, 'worker-3': { zone: 'zone-c' } },
  workloads: {
    coredns: {
      namespace: 'kube-system',
      image: 'registry.k8s.io/coredns/coredns:v1.12.1',
      port: 53,
      labels: { 'k8s-app': 'kube-dns' },
      service: { name: 'kube-dns', selector: { 'k8s-app': 'kube-dns' } },
      limits: { memory: '170Mi' },
      log: ['[INFO] plugin/reload: Running configuration SHA512 = 591cf328', 'CoreDNS-1.12.1'],
    },
    'kube-proxy': {
      namespace: 'kube-system',
      kind: 'DaemonSet',
      image: 'registry.k8s.io/kube-proxy:v1.34.4',
      port: 0,
      pod: { priorityClassName: 'system-node-critical', tolerations: [{ operator: 'Exists' }] },
    },
    'metrics-server': {
      namespace: 'kube-system',
      image: 'registry.k8s.io/metrics-server/metrics-server:v0.8.0',
      port: 10250,
      replicas: 1,
    },
    prometheus: {
      namespace: 'monitoring',
      kind: 'StatefulSet',
      image: 'quay.io/prometheus/prometheus:v3.5.0',
      port: 9090,
      replicas: 1,
    },
    'ingress-nginx-controller': {
      namespace: 'ingress-nginx',
      image: 'registry.k8s.io/ingress-nginx/controller:v1.13.3',
      port: 443,
    },
    // Neighbours in the scenario's namespace.
    'newsletter-sender': { namespace, port: 8091, age: '61d' },
    thumbnailer: { namespace, port: 8092, replicas: 3, age: '12d' },
    'audit-trail': { namespace, kind: 'StatefulSet', port: 9200, replicas: 1, age: '33d' },
    'tmp-cleanup': { namespace, kind: 'CronJob', schedule: '0 3 * * *' },
  },
  objects: {
    'ConfigMap/kube-root-ca.crt': { data: { 'ca.crt': '(not recorded)' } },
    'ConfigMap/kube-system/coredns': {
      data: {
        Corefile:
          '.:53 {\n  errors\n  health\n  kubernetes cluster.local\n  forward . /etc/resolv.conf\n  cache 30\n}\n',
      },
    },
    'ServiceAccount/default': {},
    'StorageClass/standard': {
      provisioner: 'ebs.csi.example.com',
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    'IngressClass/nginx': { spec: { controller: 'k8s.io/ingress-nginx' } },
    'APIService/v1beta1.metrics.k8s.io': {
      spec: {
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        service: { namespace: 'kube-system', name: 'metrics-server' },
      },
      status: {
        conditions: [{ type: 'Available', status: 'True', reason: 'Passed', message: 'all checks passed' }],
      },
    },
  },
});
