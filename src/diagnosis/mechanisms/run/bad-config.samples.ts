import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'crash/bad-config',
  matches: [
    {
      name: 'a mistyped option of a database',
      cluster: {
        workloads: {
          db: {
            kind: 'StatefulSet',
            mounts: { '/etc/my.d': 'configmap:db-conf' },
            state: {
              crashloop: {
                exit: 7,
                log: ["[ERROR] mariadbd: unknown variable 'max_conections=400'", '[ERROR] Aborting'],
              },
            },
          },
        },
        objects: { 'ConfigMap/db-conf': { data: { 'my.cnf': '[mariadb]\nmax_conections = 400\n' } } },
      },
      at: 'StatefulSet/db',
      says: ['max_conections', 'db-conf', 'exit code 7'],
    },
    {
      name: 'an unknown directive',
      cluster: {
        workloads: {
          proxy: {
            mounts: { '/etc/p': 'configmap:proxy-conf' },
            state: {
              crashloop: {
                exit: 1,
                log: ["/etc/p/conf:4 - Error during parsing: Unknown directive 'gzipp'"],
              },
            },
          },
        },
        objects: { 'ConfigMap/proxy-conf': { data: { conf: 'a b\ngzipp on' } } },
      },
      at: 'Deployment/proxy',
      says: ['gzipp', 'proxy-conf'],
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
      name: 'a ConfigMap that has nothing of it',
      cluster: {
        workloads: {
          feed: {
            mounts: { '/etc/p': 'configmap:feed-conf' },
            state: { crashloop: { exit: 1, log: ["unknown option 'zz_top'"] } },
          },
        },
        objects: { 'ConfigMap/feed-conf': { data: { conf: 'a = 1' } } },
      },
    },
  ],
};
