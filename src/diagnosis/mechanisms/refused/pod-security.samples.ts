import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/pod-security',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          resizer: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "resizer" must set securityContext.allowPrivilegeEscalation=false), runAsNonRoot != true (pod or container "resizer" must set securityContext.runAsNonRoot=true)',
              },
            },
          },
        },
      },
      at: 'Deployment/resizer',
      says: ['PodSecurity', 'level restricted', 'runAsNonRoot'],
    },
    {
      name: 'refused to a DaemonSet',
      cluster: {
        workloads: {
          'node-agent': {
            kind: 'DaemonSet',
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'Error creating: pods "x-1" is forbidden: violates PodSecurity "baseline:v1.34": host namespaces (hostNetwork=true), hostPath volumes (volume "root")',
                9,
              ],
            ],
          },
        },
      },
      at: 'DaemonSet/node-agent',
      says: ['baseline', 'hostNetwork'],
    },
  ],
  passes: [
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
    { name: 'nothing refused', cluster: { workloads: { calm: {} } } },
  ],
};
