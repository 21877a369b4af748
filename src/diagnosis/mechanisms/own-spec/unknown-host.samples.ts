import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/unknown-host',
  matches: [
    {
      name: 'a word in a variable that the log does not find',
      cluster: {
        workloads: {
          surveys: {
            env: { ANSWERS_HOST: 'answer', ANSWERS_PORT: '8710' },
            log: ['getaddrinfo ENOTFOUND answer'],
          },
          answers: { port: 8710 },
        },
      },
      at: 'Deployment/surveys',
      says: ['env ANSWERS_HOST', 'host answer,', 'answers'],
    },
    {
      name: 'a URL in a ConfigMap, written just before',
      cluster: {
        workloads: { web: { mounts: { '/etc/web': 'configmap:web-conf' } }, orders: {} },
        objects: {
          'ConfigMap/web-conf': { data: { 'app.properties': 'orders.url=http://orders:8080\nlevel=info' } },
        },
      },
      fault: {
        objects: {
          'ConfigMap/web-conf': { data: { 'app.properties': 'orders.url=http://order:8080\nlevel=info' } },
        },
      },
      at: 'Deployment/web',
      says: ['ConfigMap web-conf', 'order', 'orders'],
    },
  ],
  passes: [
    {
      name: 'the host is there',
      cluster: { workloads: { surveys: { env: { ANSWERS_HOST: 'answers' } }, answers: { port: 8710 } } },
    },
    {
      name: 'a database of the name of a Service',
      cluster: { workloads: { surveys: { env: { DATABASE: 'answer' } }, answers: { port: 8710 } } },
    },
  ],
};
