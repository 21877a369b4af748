import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';
import type { Json } from '../../../../test/support/scenario/json.js';

const sample = (name: string, key: string, experiment: Json, says: readonly string[] = []): RuleSample => ({
  name,
  cluster: {
    workloads: { basket: { port: 8080, labels: { app: 'basket' } } },
    objects: { [key]: experiment },
  },
  // By kind and name alone: an experiment may stand in a namespace of its own.
  at: key.replace(/\/.*\//, '/'),
  says,
});

const delay = (app: string, phase: string): Json => ({
  spec: { action: 'delay', selector: { namespaces: ['shop'], labelSelectors: { app } } },
  status: { experiment: { desiredPhase: phase } },
});

export const samples: RuleSamples = {
  mechanism: 'platform/chaos-experiment',
  matches: [
    sample('a delay of the network', 'NetworkChaos/slow-basket', delay('basket', 'Run'), [
      'delay',
      'Deployment basket',
    ]),
    sample('a delay of a method', 'JVMChaos/slow-method', delay('basket', 'Run'), ['JVMChaos slow-method']),
    sample(
      'an engine of Litmus',
      'ChaosEngine/kill-basket',
      {
        spec: {
          engineState: 'active',
          appinfo: { appns: 'shop', applabel: 'app=basket' },
          experiments: [{ name: 'pod-delete' }],
        },
        status: { engineStatus: 'initialized' },
      },
      ['pod-delete', 'kill-basket'],
    ),
    sample('it stands in another namespace', 'NetworkChaos/chaos-mesh/slow-basket', delay('basket', 'Run'), [
      'slow-basket',
      'Deployment basket',
    ]),
  ],
  passes: [
    sample('it has picked another pod', 'NetworkChaos/slow-one', {
      spec: { action: 'delay', mode: 'one', selector: { labelSelectors: { app: 'basket' } } },
      status: { experiment: { desiredPhase: 'Run', containerRecords: [{ id: 'shop/basket-0' }] } },
    }),
    sample('it was stopped', 'NetworkChaos/slow-basket', delay('basket', 'Stop')),
    sample('it selects another', 'NetworkChaos/slow-finder', delay('finder', 'Run')),
  ],
};
