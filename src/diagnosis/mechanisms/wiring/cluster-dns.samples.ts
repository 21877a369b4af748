import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'platform/dns',
  matches: [
    {
      name: 'CoreDNS crashes on its Corefile',
      cluster: {
        workloads: { player: { env: { TRACKS_URL: 'http://tracks:8081' } }, tracks: { port: 8081 } },
      },
      fault: {
        workloads: {
          player: { log: ['lookup tracks on 10.96.0.10:53: server misbehaving'] },
          coredns: {
            state: {
              crashloop: {
                exit: 1,
                log: ["/etc/coredns/Corefile:4 - Error during parsing: Unknown directive 'kubernets'"],
              },
            },
          },
        },
      },
      at: 'Deployment/coredns',
      says: ['0 of 2', 'kubernets'],
    },
    {
      name: 'it is killed for memory',
      cluster: { workloads: { api: { log: ['getaddrinfo EAI_AGAIN db'] } } },
      fault: { workloads: { coredns: { state: { oom: {} } } } },
      at: 'Deployment/coredns',
      says: ['cluster DNS is down'],
    },
  ],
  passes: [
    { name: 'it runs', cluster: { workloads: { api: { log: ['getaddrinfo EAI_AGAIN db'] } } } },
    {
      name: 'nobody complains of names',
      cluster: { workloads: { api: { log: ['connection refused'] } } },
      fault: { workloads: { coredns: { state: { crashloop: { exit: 1 } } } } },
    },
  ],
};
