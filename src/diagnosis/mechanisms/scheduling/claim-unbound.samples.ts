import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/claim-unbound',
  matches: [
    {
      name: 'a claim that is pending, with why',
      cluster: {
        workloads: {
          archive: {
            mounts: { '/data': 'claim:tapes' },
            state: {
              pending: {
                message:
                  '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
              },
            },
          },
        },
        objects: {
          'PersistentVolumeClaim/tapes': {
            spec: { storageClassName: 'ultra' },
            status: { phase: 'Pending' },
          },
        },
        events: {
          'PersistentVolumeClaim/tapes': [
            ['W', 'ProvisioningFailed', 'storageclass.storage.k8s.io "ultra" not found', 9],
          ],
        },
      },
      at: 'Deployment/archive',
      says: ['claim tapes', 'Pending', '"ultra" not found'],
    },
    {
      name: 'a claim that does not exist',
      cluster: {
        workloads: {
          reports: {
            kind: 'StatefulSet',
            mounts: { '/data': 'claim:report-store' },
            state: {
              pending: {
                message:
                  '0/3 nodes are available: persistentvolumeclaim "report-store" not found. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
      at: 'StatefulSet/reports',
      says: ['report-store', 'not found'],
    },
  ],
  passes: [
    {
      name: 'a volume of another zone',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: { message: '0/3 nodes are available: 3 node(s) had volume node affinity conflict.' },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
