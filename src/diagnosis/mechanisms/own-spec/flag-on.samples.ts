import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const flags = (name: string, variant: string): string =>
  JSON.stringify({
    flags: { [name]: { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: variant } },
  });

const clusterOf = (name: string, workload: string) => ({
  workloads: {
    web: { env: { NEXT: `http://${workload}:8080`, FLAGD_HOST: 'flagd', FLAGD_PORT: '8013' } },
    [workload]: { port: 8080 },
    flagd: { port: 8013, mounts: { '/etc/flagd': 'configmap:flags' } },
  },
  objects: { 'ConfigMap/flags': { data: { 'demo.json': flags(name, 'off') } } },
});

const faultOf = (name: string, workload: string, log: readonly string[]) => ({
  objects: { 'ConfigMap/flags': { data: { 'demo.json': flags(name, 'on') } } },
  workloads: { [workload]: { log } },
});

const labels = { namespace: 'shop', service: 'web' };

export const samples: RuleSamples = {
  mechanism: 'change/flag',
  matches: [
    {
      name: 'named as its service',
      cluster: clusterOf('paymentFailure', 'payment'),
      fault: faultOf('paymentFailure', 'payment', ['ERROR charge failed: invalid token']),
      labels,
      at: 'ConfigMap/flags',
      says: ['paymentFailure', 'Deployment payment'],
    },
    {
      name: 'the service is written otherwise',
      cluster: clusterOf('productCatalogFailure', 'product-catalog'),
      fault: faultOf('productCatalogFailure', 'product-catalog', ['ERROR get product failed']),
      labels,
      at: 'ConfigMap/flags',
      says: ['productCatalogFailure', 'Deployment product-catalog'],
    },
    {
      name: 'a log names it, and nothing fails',
      cluster: clusterOf('queueProblems', 'consumer'),
      fault: faultOf('queueProblems', 'consumer', [
        "INFO flag 'queueProblems' is enabled, sleeping 1 second",
      ]),
      labels,
      at: 'ConfigMap/flags',
      says: ['queueProblems', 'Deployment consumer acts on it'],
    },
  ],
  passes: [
    {
      name: 'a flag of the product',
      cluster: clusterOf('paymentNewLayout', 'payment'),
      fault: faultOf('paymentNewLayout', 'payment', ['ERROR charge failed: invalid token']),
      labels,
    },
    {
      name: 'another service fails',
      cluster: clusterOf('adFailure', 'payment'),
      fault: faultOf('adFailure', 'payment', ['ERROR charge failed: invalid token']),
      labels,
    },
  ],
};
