import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';

const rules = [
  {
    host: 'press.example.com',
    http: {
      paths: [
        { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } },
      ],
    },
  },
];

/** An Ingress that was given a TLS Secret. */
const edge = (name: string, more: RuleSample['cluster']['objects'] = {}, since = '20m'): RuleSample => ({
  name,
  cluster: {
    workloads: { web: {} },
    objects: { 'Ingress/edge': { spec: { ingressClassName: 'nginx', rules } }, ...more },
  },
  fault: {
    since,
    objects: {
      'Ingress/edge': { spec: { tls: [{ hosts: ['press.example.com'], secretName: 'press-tls' }] } },
    },
  },
  labels: { namespace: 'shop', service: 'web' },
  at: 'Ingress/edge',
  says: ['press-tls', 'press.example.com'],
});

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-tls-unmade',
  matches: [
    edge('no Certificate fills it'),
    edge('a Certificate fills another one', {
      'Certificate/other': { spec: { secretName: 'other-tls', dnsNames: ['other.example.com'] } },
    }),
  ],
  passes: [
    edge('a Certificate fills it', {
      'Certificate/press': { spec: { secretName: 'press-tls', dnsNames: ['press.example.com'] } },
    }),
    edge('a controller makes it', {
      'Ingress/edge': {
        metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'house' } },
        spec: { ingressClassName: 'nginx', rules },
      },
    }),
    edge('it has been so for days', {}, '5d'),
  ],
};
