import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';
import type { Json } from '../../../../test/support/scenario/json.js';

const sample = (name: string, key: string, experiment: Json, says: readonly string[] = []): RuleSample => ({
  name,
  cluster: {
    workloads: { basket: { port: 8080, labels: { app: 'basket' } } },
    objects: { [key]: experiment },
  },
  at: key,
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
  ],
  passes: [
    sample('it was stopped', 'NetworkChaos/slow-basket', delay('basket', 'Stop')),
    sample('it selects another', 'NetworkChaos/slow-finder', delay('finder', 'Run')),
  ],
};
