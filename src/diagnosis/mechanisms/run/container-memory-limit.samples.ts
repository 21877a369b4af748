import type { RuleSamples } from '../../../../test/support/rule-samples.js';
import { resized } from './resize-pending.samples.js';

export const samples: RuleSamples = {
  mechanism: 'memory/container-limit',
  matches: [
    {
      name: 'the last run was OOM killed',
      cluster: {
        workloads: {
          ledger: { limits: { memory: '200Mi' }, state: { crashloop: { reason: 'OOMKilled', exit: 137 } } },
        },
      },
      at: 'Deployment/ledger',
      says: ['OOM killed', '200Mi'],
    },
    {
      name: 'a resize is put off: the limit in force is the lower one',
      labels: { namespace: 'shop', pod: 'report-1' },
      cluster: {
        workloads: {},
        objects: {
          'Pod/report-1': resized(
            'Deferred',
            "Node didn't have enough resource: memory, requested: 2147483648",
          ),
        },
      },
      at: 'Pod/report-1',
      says: ['limit of 256Mi', 'resize to 2Gi is Deferred', 'enough resource: memory'],
    },
    {
      name: 'a StatefulSet that is up again',
      cluster: {
        workloads: {
          cache: { kind: 'StatefulSet', limits: { memory: '1Gi' }, state: { recovered: { for: '6m' } } },
        },
      },
      at: 'StatefulSet/cache',
      says: ['1Gi'],
    },
  ],
  passes: [
    {
      name: 'a debug container that was OOM killed',
      labels: { namespace: 'shop', pod: 'web-1' },
      cluster: {
        workloads: {},
        objects: {
          'Pod/web-1': {
            spec: {
              containers: [{ name: 'app', resources: { limits: { memory: '1Gi' } } }],
              ephemeralContainers: [{ name: 'debugger-x7', image: 'busybox' }],
            },
            status: {
              phase: 'Running',
              containerStatuses: [{ name: 'app', ready: true, restartCount: 0, state: { running: {} } }],
              ephemeralContainerStatuses: [
                {
                  name: 'debugger-x7',
                  ready: false,
                  restartCount: 0,
                  state: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
                },
              ],
            },
          },
        },
      },
    },
    {
      name: 'a container killed by another signal',
      cluster: {
        workloads: {
          ledger: { limits: { memory: '200Mi' }, state: { crashloop: { reason: 'Error', exit: 137 } } },
        },
      },
    },
  ],
};
