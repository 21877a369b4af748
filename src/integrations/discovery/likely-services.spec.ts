import { describe, expect, it } from '@jest/globals';
import type { Service } from '../../evidence/objects.js';
import { DESCRIPTIONS } from '../integrations.js';
import { likelyServices, type ServiceSigns } from './likely-services.js';

const signsOf = (id: string): ServiceSigns => {
  const signs = DESCRIPTIONS.find((about) => about.id === id)?.signs;
  if (!signs) throw new Error(`${id} has no signs`);
  return signs;
};

const service = (name: string, port: number, labels: Readonly<Record<string, string>> = {}): Service => ({
  metadata: { name, namespace: 'monitoring', labels },
  spec: { ports: [{ port }] },
});

describe('likelyServices', () => {
  it.each([
    ['prometheus', service('prometheus-server', 80), 'http://prometheus-server.monitoring.svc:80'],
    ['prometheus', service('prometheus-k8s', 9090), 'http://prometheus-k8s.monitoring.svc:9090'],
    [
      'prometheus',
      service('kps-kube-prometheus-stack-prometheus', 9090),
      'http://kps-kube-prometheus-stack-prometheus.monitoring.svc:9090',
    ],
    ['prometheus', service('thanos-query', 9090), 'http://thanos-query.monitoring.svc:9090'],
    ['prometheus', service('vmsingle-main', 8429), 'http://vmsingle-main.monitoring.svc:8429'],
    [
      'prometheus',
      service('metrics', 9090, { 'app.kubernetes.io/name': 'prometheus' }),
      'http://metrics.monitoring.svc:9090',
    ],
    ['tempo', service('tempo', 3200), 'http://tempo.monitoring.svc:3200'],
    [
      'tempo',
      service('obs-tempo-query-frontend', 3200),
      'http://obs-tempo-query-frontend.monitoring.svc:3200',
    ],
    ['loki', service('loki-gateway', 80), 'http://loki-gateway.monitoring.svc:80'],
    ['loki', service('loki', 3100), 'http://loki.monitoring.svc:3100'],
  ] as const)('takes for %s what its charts and operators make', (backend, candidate, url) => {
    expect(likelyServices(signsOf(backend), [candidate])).toEqual([url]);
  });

  it.each([
    ['prometheus', service('prometheus-node-exporter', 9100)],
    ['prometheus', service('prometheus-alertmanager', 9093)],
    ['prometheus', service('kps-operator', 443, { app: 'prometheus' })],
    ['prometheus', service('prometheus-server', 4317)],
    ['loki', service('loki-memberlist', 7946)],
    ['loki', service('loki-distributor', 3100)],
    ['loki', service('blockchain', 3100)],
    ['tempo', service('tempo-distributor', 3200)],
  ] as const)('takes no part for %s that does not answer queries', (backend, candidate) => {
    expect(likelyServices(signsOf(backend), [candidate])).toEqual([]);
  });

  it('names the likeliest first, and few', () => {
    const many = ['d', 'c', 'b', 'a'].map((name) => service(name, 9090, { app: 'prometheus' }));
    const named = service('prometheus', 9090, { app: 'prometheus' });
    expect(likelyServices(signsOf('prometheus'), [...many, named])).toEqual([
      'http://prometheus.monitoring.svc:9090',
      'http://a.monitoring.svc:9090',
      'http://b.monitoring.svc:9090',
    ]);
  });
});
