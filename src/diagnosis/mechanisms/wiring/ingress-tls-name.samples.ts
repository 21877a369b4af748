import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';

/** An Ingress of a host, and the Certificate for a name. */
const edge = (name: string, secretName: string, dnsName: string, says?: readonly string[]): RuleSample => ({
  name,
  cluster: {
    workloads: { web: {} },
    objects: {
      'Ingress/edge': {
        spec: {
          ingressClassName: 'nginx',
          rules: [
            {
              host: 'press.example.com',
              http: {
                paths: [
                  {
                    path: '/',
                    pathType: 'Prefix',
                    backend: { service: { name: 'web', port: { number: 8080 } } },
                  },
                ],
              },
            },
          ],
          tls: [{ hosts: ['press.example.com'], secretName }],
        },
      },
      'Certificate/press': {
        spec: {
          secretName: 'press-tls',
          dnsNames: [dnsName],
          issuerRef: { kind: 'ClusterIssuer', name: 'house-ca' },
        },
        status: { notAfter: '2027-05-01T00:00:00Z', conditions: [{ type: 'Ready', status: 'True' }] },
      },
    },
  },
  labels: { namespace: 'shop', service: 'web' },
  at: 'Ingress/edge',
  ...(says && { says }),
});

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-tls-name',
  matches: [
    edge('another name than the Certificate fills', 'press-cert', 'press.example.com', [
      'press-cert',
      'press-tls',
    ]),
    edge('and that of a pattern', 'press-tls-2026', '*.example.com', ['press-tls-2026', 'press-tls']),
  ],
  passes: [
    edge('the Secret that is filled', 'press-tls', 'press.example.com'),
    edge('no Certificate is for the host: the Secret may be made by hand', 'by-hand', 'shop.example.org'),
  ],
};
