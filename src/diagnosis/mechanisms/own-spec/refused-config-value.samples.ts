import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'config/refused-value',
  matches: [
    {
      name: 'an unknown setting of a database',
      cluster: {
        workloads: {
          db: {
            kind: 'StatefulSet',
            replicas: 1,
            port: 3306,
            mounts: { '/etc/mysql/conf.d': 'configmap:db-conf' },
            state: {
              crashloop: { exit: 7, log: ["[ERROR] mariadbd: unknown variable 'max_conections=400'"] },
            },
          },
        },
        objects: { 'ConfigMap/db-conf': { data: { 'my.cnf': '[mariadb]\nmax_conections=400' } } },
      },
      at: 'ConfigMap/db-conf',
      says: ['max_conections=400', 'StatefulSet db'],
    },
    {
      name: 'an unknown directive',
      cluster: {
        workloads: {
          edge: {
            mounts: { '/etc/nginx': 'configmap:edge' },
            state: {
              crashloop: {
                exit: 1,
                log: ['nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/nginx.conf:12'],
              },
            },
          },
        },
        objects: {
          'ConfigMap/edge': { data: { 'nginx.conf': 'location / {\n  proxy_passs http://web;\n}' } },
        },
      },
      at: 'ConfigMap/edge',
      says: ['proxy_passs', 'nginx.conf'],
    },
  ],
  passes: [
    {
      name: 'the word is not in it',
      cluster: {
        workloads: {
          edge: {
            mounts: { '/etc/nginx': 'configmap:edge' },
            state: { crashloop: { exit: 1, log: ['nginx: [emerg] unknown directive "foo"'] } },
          },
        },
        objects: { 'ConfigMap/edge': { data: { 'nginx.conf': 'location / {}' } } },
      },
    },
    {
      name: 'it runs',
      cluster: {
        workloads: {
          edge: { mounts: { '/etc/nginx': 'configmap:edge' }, log: ['warning: unknown directive "gzip_x"'] },
        },
        objects: { 'ConfigMap/edge': { data: { 'nginx.conf': 'gzip_x on;' } } },
      },
    },
  ],
};
