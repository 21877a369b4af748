import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/container-error',
  matches: [
    {
      name: 'a device that is not there',
      cluster: {
        workloads: {
          ui: {
            state: {
              start: {
                message:
                  'error gathering device information while adding custom device "/dev/kvm": no such file',
                reason: 'CreateContainerError',
              },
            },
          },
        },
      },
      at: 'Deployment/ui',
      says: ['CreateContainerError', '/dev/kvm'],
    },
    {
      name: 'cgroups',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              start: {
                message:
                  'failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: unable to apply cgroup configuration: mkdir: no space left',
                reason: 'StartError',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['StartError', 'cgroup'],
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
    {
      name: 'a command that is not there',
      cluster: {
        workloads: {
          feed: { state: { start: { message: 'exec: "x": executable file not found in $PATH' } } },
        },
      },
    },
    {
      name: 'a missing key',
      cluster: {
        workloads: { feed: { state: { config: { message: "couldn't find key url in Secret shop/db" } } } },
      },
    },
  ],
};
