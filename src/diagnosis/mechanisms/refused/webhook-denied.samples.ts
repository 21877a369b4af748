import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/webhook-denied',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          gateway: {
            state: {
              refused: {
                message:
                  'admission webhook "validate.kyverno.svc-fail" denied the request: policy require-labels: label team is required',
              },
            },
          },
        },
      },
      at: 'Deployment/gateway',
      says: ['validate.kyverno.svc-fail', 'label team is required'],
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
                "create Pod store-0 in StatefulSet store failed error: pods \"store-0\" is forbidden: ValidatingAdmissionPolicy 'no-latest' with binding 'no-latest-all' denied request: images must have a tag",
                9,
              ],
            ],
          },
        },
      },
      at: 'StatefulSet/store',
      says: ['policy no-latest', 'images must have a tag'],
    },
  ],
  passes: [
    {
      name: 'a webhook without a backend',
      cluster: {
        workloads: {
          other: {
            state: {
              refused: {
                message:
                  'Internal error occurred: failed calling webhook "images.guard.example.com": failed to call webhook: Post "https://image-guard.security.svc:9443/check?timeout=10s": no endpoints available for service "image-guard"',
              },
            },
          },
        },
      },
    },
    {
      name: 'a quota that is used up',
      cluster: {
        workloads: {
          other: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
              },
            },
          },
        },
      },
    },
  ],
};
