import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'change/config',
  matches: [
    {
      name: 'a feature flag',
      cluster: {
        workloads: { discounts: { mounts: { '/etc/flags': 'configmap:flags' } } },
        objects: { 'ConfigMap/flags': { data: { 'flags.yaml': 'loyaltyV2: false\nbundles: true\n' } } },
      },
      fault: {
        objects: { 'ConfigMap/flags': { data: { 'flags.yaml': 'loyaltyV2: true\nbundles: true\n' } } },
        workloads: {
          discounts: { log: ['ERROR loyaltyV2: NullPointerException: tier table not initialised'] },
        },
      },
      at: 'ConfigMap/flags',
      says: ['loyaltyV2=true', 'Deployment discounts'],
    },
    {
      name: 'a setting of the environment',
      cluster: {
        workloads: { api: { envFrom: ['configmap:api-env'] } },
        objects: { 'ConfigMap/api-env': { data: { MAX_BATCH: '10' } } },
      },
      fault: {
        objects: { 'ConfigMap/api-env': { data: { MAX_BATCH: '100000' } } },
        workloads: { api: { log: ['ERROR batch of MAX_BATCH exceeds memory'] } },
      },
      at: 'ConfigMap/api-env',
      says: ['MAX_BATCH=100000'],
    },
  ],
  passes: [
    {
      name: 'it was always so',
      cluster: {
        workloads: {
          api: { envFrom: ['configmap:api-env'], log: ['ERROR batch of MAX_BATCH exceeds memory'] },
        },
        objects: { 'ConfigMap/api-env': { age: '40d', data: { MAX_BATCH: '10' } } },
      },
    },
    {
      name: 'no line names what is in it',
      cluster: {
        workloads: { api: { envFrom: ['configmap:api-env'] } },
        objects: { 'ConfigMap/api-env': { data: { MAX_BATCH: '10' } } },
      },
      fault: {
        objects: { 'ConfigMap/api-env': { data: { MAX_BATCH: '11' } } },
        workloads: { api: { log: ['ERROR nil pointer'] } },
      },
    },
  ],
};
