import type { RuleSamples } from '../../../../test/support/rule-samples.js';
import type { Json } from '../../../../test/support/scenario/json.js';
import type { ClusterText } from '../../../../test/support/scenario/scenario-file.js';

/** A stateful set that an operator's resource owns. */
const owned = (status: Json): ClusterText => ({
  workloads: {
    ledger: {
      kind: 'StatefulSet',
      replicas: 1,
      port: 5432,
      controller: {
        metadata: {
          ownerReferences: [
            {
              apiVersion: 'postgres.example.com/v1',
              kind: 'PostgresCluster',
              name: 'ledger',
              uid: 'u-1',
              controller: true,
            },
          ],
        },
      },
    },
  },
  objects: { 'PostgresCluster/ledger': { apiVersion: 'postgres.example.com/v1', status } },
});

const ready: Json = {
  conditions: [
    { type: 'Ready', status: 'True' },
    { type: 'Progressing', status: 'False' },
  ],
};

export const samples: readonly RuleSamples[] = [
  {
    mechanism: 'resources/condition',
    matches: [
      {
        name: 'the owner of a workload is not ready',
        cluster: owned({
          conditions: [
            { type: 'Ready', status: 'False', reason: 'BackupFailed', message: 'no space in bucket' },
          ],
        }),
        at: 'PostgresCluster/ledger',
        says: ['Ready=False', 'no space in bucket'],
      },
      {
        name: 'it is stalled',
        cluster: owned({
          conditions: [{ type: 'Stalled', status: 'True', message: 'version 99 is not known' }],
        }),
        at: 'PostgresCluster/ledger',
        says: ['Stalled=True', 'version 99'],
      },
      {
        name: 'it has no conditions, and a phase',
        cluster: owned({ phase: 'Failed', message: 'OOMKilled (exit code 137)' }),
        at: 'PostgresCluster/ledger',
        says: ['phase=Failed', 'exit code 137'],
      },
    ],
    passes: [
      { name: 'it is ready and does not progress', cluster: owned(ready) },
      { name: 'it tells nothing', cluster: owned({}) },
      { name: 'its phase is well', cluster: owned({ phase: 'Running', message: 'three instances' }) },
    ],
  },
  {
    mechanism: 'kubernetes/own-words',
    matches: [
      {
        name: 'a pod that waits for a reason nobody knows',
        cluster: {
          workloads: {
            painter: {
              port: 8080,
              state: { creating: { reason: 'FailedQuux', message: 'quux plugin said no' } },
            },
          },
        },
        at: 'Deployment/painter',
        says: ['quux plugin said no'],
      },
      {
        name: 'a condition of a node',
        labels: { node: 'worker-1' },
        cluster: {
          nodes: { 'worker-1': { conditions: { QuuxProblem: 'True QuuxBroken the quux is broken' } } },
          workloads: { painter: { port: 8080 } },
        },
        at: 'Node/worker-1',
        says: ['the quux is broken'],
      },
    ],
    passes: [
      { name: 'all is well', cluster: { workloads: { painter: { port: 8080 } } } },
      {
        name: 'a warning about something that is well',
        cluster: { workloads: { painter: { port: 8080, replicas: 0 } } },
      },
    ],
  },
];
