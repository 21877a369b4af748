import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/exec-format',
  matches: [
    {
      name: 'an arm image on amd64, told by the log',
      cluster: {
        workloads: {
          bridge: {
            image: 'registry.example.com/edge/bridge:2-arm64',
            state: { crashloop: { exit: 255, log: ['exec /usr/local/bin/bridge: exec format error'] } },
          },
        },
      },
      at: 'Deployment/bridge',
      says: ['exec format', 'architecture'],
    },
    {
      name: 'told by the runtime',
      cluster: {
        workloads: {
          agent: {
            kind: 'DaemonSet',
            state: {
              start: {
                message:
                  'failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: exec /agent: exec format error',
                reason: 'RunContainerError',
              },
            },
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['exec format'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
  ],
};
