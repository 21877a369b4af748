import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/by-kubelet',
  matches: [
    {
      name: 'UnexpectedAdmissionError',
      cluster: {
        workloads: {
          'gpu-job': {
            states: [
              {
                evicted: {
                  reason: 'UnexpectedAdmissionError',
                  message:
                    'Allocate failed due to requested number of devices unavailable for nvidia.com/gpu. Requested: 1, Available: 0',
                },
              },
              {
                evicted: {
                  reason: 'UnexpectedAdmissionError',
                  message:
                    'Allocate failed due to requested number of devices unavailable for nvidia.com/gpu. Requested: 1, Available: 0',
                },
              },
            ],
          },
        },
      },
      at: 'Deployment/gpu-job',
      says: ['UnexpectedAdmissionError', 'Allocate failed due to request'],
    },
    {
      name: 'OutOfcpu',
      cluster: {
        workloads: {
          'gpu-job': {
            states: [
              {
                evicted: {
                  reason: 'OutOfcpu',
                  message:
                    "Node didn't have enough resource: cpu, requested: 2000, used: 7800, capacity: 8000",
                },
              },
              {
                evicted: {
                  reason: 'OutOfcpu',
                  message:
                    "Node didn't have enough resource: cpu, requested: 2000, used: 7800, capacity: 8000",
                },
              },
            ],
          },
        },
      },
      at: 'Deployment/gpu-job',
      says: ['OutOfcpu', "Node didn't have enough resour"],
    },
    {
      name: 'TopologyAffinityError',
      cluster: {
        workloads: {
          'gpu-job': {
            states: [
              {
                evicted: {
                  reason: 'TopologyAffinityError',
                  message: 'Resources cannot be allocated with Topology locality',
                },
              },
              {
                evicted: {
                  reason: 'TopologyAffinityError',
                  message: 'Resources cannot be allocated with Topology locality',
                },
              },
            ],
          },
        },
      },
      at: 'Deployment/gpu-job',
      says: ['TopologyAffinityError', 'Resources cannot be allocated '],
    },
  ],
  passes: [
    {
      name: 'evicted for memory',
      cluster: {
        workloads: {
          'gpu-job': { state: { evicted: { message: 'The node was low on resource: memory.' } } },
        },
      },
    },
    { name: 'nothing refused', cluster: { workloads: { calm: {} } } },
  ],
};
