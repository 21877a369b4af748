import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/webhook',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          gateway: {
            state: {
              refused: {
                message:
                  'Internal error occurred: failed calling webhook "images.guard.example.com": failed to call webhook: Post "https://image-guard.security.svc:9443/check?timeout=10s": no endpoints available for service "image-guard"',
              },
            },
          },
        },
      },
      at: 'Deployment/gateway',
      says: ['images.guard.example.com', 'image-guard', 'no endpoints available'],
    },
    {
      name: 'refused to a StatefulSet',
      cluster: {
        workloads: {
          store: {
            kind: 'StatefulSet',
            replicas: 2,
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'create Pod store-0 in StatefulSet store failed error: Internal error occurred: failed calling webhook "images.guard.example.com": failed to call webhook: Post "https://image-guard.security.svc:9443/check?timeout=10s": context deadline exceeded',
                9,
              ],
            ],
          },
        },
      },
      at: 'StatefulSet/store',
      says: ['context deadline exceeded', 'namespace security'],
    },
    {
      name: 'refused to a Job',
      cluster: {
        workloads: {
          load: {
            kind: 'Job',
            state: {
              refused: {
                message:
                  'Internal error occurred: failed calling webhook "images.guard.example.com": failed to call webhook: Post "https://image-guard.security.svc:9443/check?timeout=10s": tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
              },
            },
          },
        },
      },
      at: 'Job/load',
      says: ['x509'],
    },
    {
      name: 'refused to a DaemonSet',
      cluster: {
        workloads: {
          scan: {
            kind: 'DaemonSet',
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'Error creating: Internal error occurred: failed calling webhook "inject.mesh.io": failed to call webhook: Post "https://hooks.example.com/inject": dial tcp 203.0.113.9:443: connect: connection refused',
                9,
              ],
            ],
          },
        },
      },
      at: 'DaemonSet/scan',
      says: ['inject.mesh.io', 'connection refused'],
    },
  ],
  passes: [
    {
      name: 'a webhook that was asked and said no',
      cluster: {
        workloads: {
          other: {
            state: {
              refused: { message: 'admission webhook "v.example.com" denied the request: no latest tags' },
            },
          },
        },
      },
    },
    { name: 'nothing refused', cluster: { workloads: { calm: {} } } },
  ],
};
