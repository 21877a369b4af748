import type { ClusterText } from '../../../../test/support/scenario/scenario-file.js';
import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const KUBERNETES = '  kubernetes cluster.local in-addr.arpa\n';

const corefile = (...parts: readonly string[]): Partial<ClusterText> => ({
  objects: {
    'ConfigMap/kube-system/coredns': { data: { Corefile: `.:53 {\n  errors\n${parts.join('')}}\n` } },
  },
});

const cluster: ClusterText = {
  workloads: {
    player: { env: { TRACKS_URL: 'http://tracks:8081' } },
    tracks: { port: 8081 },
    coredns: { mounts: { '/etc/coredns': 'configmap:coredns' } },
  },
};

const log = ['dial tcp: lookup tracks on 10.96.0.10:53: no such host'];
const TEMPLATE = '  template ANY ANY svc.cluster.local {\n    rcode NXDOMAIN\n  }\n';

export const samples: RuleSamples = {
  mechanism: 'platform/dns-config',
  matches: [
    {
      name: 'it answers that no Service exists',
      cluster,
      fault: { ...corefile(TEMPLATE, KUBERNETES), workloads: { player: { log } } },
      at: 'ConfigMap/coredns',
      says: ['template', 'NXDOMAIN', 'svc.cluster.local'],
    },
    {
      name: 'it does not ask Kubernetes',
      cluster,
      fault: { ...corefile('  forward . 9.9.9.9\n'), workloads: { player: { log } } },
      at: 'ConfigMap/coredns',
      says: ['no kubernetes plugin'],
    },
  ],
  passes: [
    { name: 'it is as it should be', cluster, fault: { workloads: { player: { log } } } },
    {
      name: 'it hides a zone outside',
      cluster,
      fault: {
        ...corefile('  template ANY ANY ads.example.com {\n    rcode NXDOMAIN\n  }\n', KUBERNETES),
        workloads: { player: { log } },
      },
    },
    {
      name: 'the name exists nowhere',
      cluster: { ...cluster, ...corefile(TEMPLATE, KUBERNETES) },
      fault: { workloads: { player: { log: ['lookup songs on 10.96.0.10:53: no such host'] } } },
    },
  ],
};
