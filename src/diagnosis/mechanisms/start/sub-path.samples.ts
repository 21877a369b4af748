import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/sub-path',
  matches: [
    {
      name: 'no such file in the volume',
      cluster: {
        workloads: {
          ui: {
            state: {
              start: {
                message: 'failed to prepare subPath for volumeMount "conf" of container "ui"',
                reason: 'CreateContainerConfigError',
              },
            },
          },
        },
      },
      at: 'Deployment/ui',
      says: ['sub-path', 'conf'],
    },
    {
      name: 'a directory where a file should be',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              start: {
                message:
                  'failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: error mounting "/var/lib/kubelet/pods/1/volume-subpaths/conf/feed/0" to rootfs: not a directory: unknown: Are you trying to mount a directory onto a file',
                reason: 'RunContainerError',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['not a directory'],
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
