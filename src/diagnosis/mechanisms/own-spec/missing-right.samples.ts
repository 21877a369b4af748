import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/missing-right',
  matches: [
    {
      name: 'in a namespace',
      cluster: {
        workloads: {
          operator: {
            state: {
              crashloop: {
                exit: 1,
                log: [
                  'Error: pods is forbidden: User "system:serviceaccount:shop:operator" cannot list resource "pods" in API group "" in the namespace "shop"',
                ],
              },
            },
          },
        },
      },
      at: 'Deployment/operator',
      says: ['operator', 'list pods', 'namespace shop'],
    },
    {
      name: 'in the cluster, with a group',
      cluster: {
        workloads: {
          ctl: {
            log: [
              'E1124 failed to watch: deployments.apps is forbidden: User "system:serviceaccount:shop:default" cannot watch resource "deployments" in API group "apps" at the cluster scope',
            ],
          },
        },
      },
      at: 'Deployment/ctl',
      says: ['watch deployments.apps', 'the cluster'],
    },
  ],
  passes: [
    {
      name: 'an application that refuses',
      cluster: { workloads: { api: { log: ['ERROR user bob cannot list orders: forbidden'] } } },
    },
    { name: 'nothing is refused', cluster: { workloads: { api: {} } } },
  ],
};
