import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/command-not-found',
  matches: [
    {
      name: 'the binary has another name',
      cluster: {
        workloads: {
          ui: {
            command: ['/app/servr'],
            state: {
              start: {
                message:
                  'failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/servr": stat /app/servr: no such file or directory',
              },
            },
          },
        },
      },
      at: 'Deployment/ui',
      says: ['/app/servr', 'not found'],
    },
    {
      name: 'not in PATH',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              start: {
                message:
                  'failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: exec: "gunicorn": executable file not found in $PATH',
                reason: 'RunContainerError',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['gunicorn'],
    },
    {
      name: 'a shell that does not know it',
      cluster: {
        workloads: { maps: { state: { crashloop: { exit: 127, log: ['sh: 1: migrate: not found'] } } } },
      },
      at: 'Deployment/maps',
      says: ['migrate'],
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
      name: 'a program that misses a data file',
      cluster: {
        workloads: {
          feed: { state: { crashloop: { exit: 1, log: ['open /data/x.db: no such file or directory'] } } },
        },
      },
    },
  ],
};
