import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/disrupted',
  matches: [
    {
      name: 'evicted over the API',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { web: {} },
        objects: {
          'Pod/lone-1': {
            spec: { containers: [{ name: 'a', image: 'a:1' }], nodeName: 'worker-1' },
            status: {
              phase: 'Failed',
              conditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'True',
                  reason: 'EvictionByEvictionAPI',
                  message: 'Eviction API: evicting',
                  lastTransitionTime: '2026-11-24T09:40:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['lone-1', 'EvictionByEvictionAPI', 'evicting'],
    },
    {
      name: 'deleted for a taint, told by the condition',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { web: {} },
        objects: {
          'Pod/lone-1': {
            spec: { containers: [{ name: 'a', image: 'a:1' }], nodeName: 'worker-1' },
            status: {
              phase: 'Failed',
              conditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'True',
                  reason: 'DeletionByTaintManager',
                  message: 'Taint manager: deleting due to NoExecute taint',
                  lastTransitionTime: '2026-11-24T09:40:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['NoExecute taint'],
    },
    {
      name: 'deleted for a taint, told by the event of a pod that is gone',
      cluster: {
        workloads: { web: { state: { unready: { message: 'HTTP probe failed with statuscode: 503' } } } },
        events: {
          'Pod/web-6b9d5c7f4-x2x4z': [
            ['N', 'TaintManagerEviction', 'Marking for deletion Pod shop/web-6b9d5c7f4-x2x4z', 1, '15m'],
          ],
        },
      },
      at: 'Deployment/web',
      says: ['web-6b9d5c7f4-x2x4z', 'TaintManagerEviction'],
    },
  ],
  passes: [
    {
      name: 'evicted by the kubelet, which is another mechanism',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { web: {} },
        objects: {
          'Pod/lone-1': {
            spec: { containers: [{ name: 'a', image: 'a:1' }], nodeName: 'worker-1' },
            status: {
              phase: 'Failed',
              conditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'True',
                  reason: 'TerminationByKubelet',
                  message: 'Pod was terminated in response to imminent node shutdown.',
                  lastTransitionTime: '2026-11-24T09:40:00Z',
                },
              ],
            },
          },
        },
      },
    },
    {
      name: 'a condition that is not true',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { web: {} },
        objects: {
          'Pod/lone-1': {
            spec: { containers: [{ name: 'a', image: 'a:1' }], nodeName: 'worker-1' },
            status: {
              phase: 'Failed',
              conditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'False',
                  reason: 'EvictionByEvictionAPI',
                  message: 'x',
                  lastTransitionTime: '2026-11-24T09:40:00Z',
                },
              ],
            },
          },
        },
      },
    },
  ],
};
