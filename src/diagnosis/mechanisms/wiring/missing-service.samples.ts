import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/missing-service',
  matches: [
    {
      name: 'the Service was deleted, its pods run on',
      cluster: {
        workloads: { planner: { env: { WEATHER_URL: 'http://weather:8085/v1' } }, weather: { port: 8085 } },
      },
      fault: {
        workloads: {
          weather: { service: false },
          planner: { log: ['lookup weather on 10.96.0.10:53: no such host: http://weather:8085/v1'] },
        },
      },
      at: 'Service/weather',
      says: ['does not exist', 'Deployment planner', 'env WEATHER_URL', 'Deployment weather runs'],
    },
    {
      name: 'a ConfigMap names it',
      cluster: {
        workloads: {
          web: {
            mounts: { '/etc/web': 'configmap:web-conf' },
            log: ['getaddrinfo ENOTFOUND ledger http://ledger:9000/'],
          },
        },
        objects: { 'ConfigMap/web-conf': { data: { 'app.yaml': 'ledger_url: http://ledger:9000' } } },
      },
      at: 'Service/ledger',
      says: ['ConfigMap web-conf'],
    },
  ],
  passes: [
    {
      name: 'the Service is there',
      cluster: {
        workloads: { planner: { env: { WEATHER_URL: 'http://weather:8085/v1' } }, weather: { port: 8085 } },
      },
    },
    {
      name: 'a reference that was always so, and nobody complains',
      cluster: { workloads: { planner: { env: { TRACES_URL: 'http://collector:4317' } } } },
    },
  ],
};
