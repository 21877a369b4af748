import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { collectorsOver } from '../support/integrations.js';
import type { IntegrationReport } from '../../src/evidence/integration-report.js';
import type { Collected } from '../../src/evidence/facts.js';
import { loadSettings } from '../../src/config/load.js';
import { LokiClient } from '../../src/integrations/loki/loki-client.js';
import type { Pod } from '../../src/evidence/objects.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { TempoClient } from '../../src/integrations/tempo/tempo-client.js';
import { pod } from '../support/cluster-objects.js';
import { InMemoryReader } from '../support/in-memory-reader.js';
import { hasPrometheus, startPrometheus, type PrometheusServer } from '../support/prometheus-server.js';
import { until } from '../support/until.js';

const START_MS = 90_000;

const EXPRESSION =
  'max by (namespace, pod, container) (container_memory_working_set_bytes / (container_spec_memory_limit_bytes > 0)) > (90 / 100)';
const RULES = [
  {
    name: 'shop',
    rules: [
      { alert: 'MemoryNearLimit', expr: EXPRESSION, labels: { severity: 'warning' } },
      { alert: 'DiskSlow', expr: 'disk_slow > 0', labels: { severity: 'critical' } },
    ],
  },
];

const of = (name: string, container = 'app'): string =>
  `namespace="shop",pod="${name}",container="${container}"`;

/** As cAdvisor, kube-state-metrics, the kubelet and the node exporter write them. */
const EXPOSED = [
  `container_memory_working_set_bytes{${of('cart-0')}} 127e6`,
  `container_memory_working_set_bytes{${of('cart-1')}} 20e6`,
  `container_spec_memory_limit_bytes{${of('cart-0')}} 128e6`,
  `container_spec_memory_limit_bytes{${of('cart-1')}} 128e6`,
  `container_memory_working_set_bytes{${of('cart-0', 'proxy')}} 30e6`,
  `container_spec_memory_limit_bytes{${of('cart-0', 'proxy')}} 0`,
  `kube_pod_container_resource_limits{${of('cart-0', 'proxy')},resource="memory"} 60e6`,
  `kube_pod_container_status_restarts_total{${of('cart-0')}} 7`,
  'kube_pod_status_ready{namespace="shop",pod="cart-0",condition="true"} 0',
  `process_open_fds{${of('cart-0')}} 90`,
  `process_max_fds{${of('cart-0')}} 100`,
  'disk_slow{namespace="shop"} 1',
  'kube_node_status_condition{node="w1",condition="DiskPressure",status="true"} 1',
  'node_uname_info{nodename="w1"} 1',
  'node_memory_MemAvailable_bytes 2e9',
  'node_memory_MemTotal_bytes 8e9',
  'node_filesystem_avail_bytes{mountpoint="/",fstype="ext4"} 1e9',
  'node_filesystem_size_bytes{mountpoint="/",fstype="ext4"} 20e9',
  'node_filefd_allocated 1000',
  'node_filefd_maximum 100000',
  'kubelet_volume_stats_used_bytes{namespace="shop",persistentvolumeclaim="data.v1"} 95',
  'kubelet_volume_stats_capacity_bytes{namespace="shop",persistentvolumeclaim="data.v1"} 100',
].join('\n');

(hasPrometheus() ? describe : describe.skip)('what the collectors read of a real Prometheus', () => {
  let server: PrometheusServer;
  let collected: Collected;
  const metrics = (): IntegrationReport =>
    collected.sources.find(({ integration }) => integration === 'prometheus')!;
  const clients: { onApplicationShutdown(): Promise<void> }[] = [];

  beforeAll(async () => {
    server = await startPrometheus(RULES);
    server.expose(EXPOSED);
    await until(
      'both alerts were sent',
      () => new Set(server.sent.map(({ labels }) => labels['alertname'])).size === 2,
    );
    const sent = server.sent.find(({ labels }) => labels['alertname'] === 'MemoryNearLimit');
    const labels = sent?.labels ?? {};
    const settings = loadSettings({ PROMETHEUS_URL: server.url });
    const prometheus = new PrometheusClient(settings, { now: () => new Date() });
    const [loki, tempo] = [new LokiClient(settings), new TempoClient(settings)];
    clients.push(prometheus, loki, tempo);
    const found = pod('cart-0');
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data.v1' } }];
    const claiming: Pod = { ...found, spec: { ...found.spec, volumes } };
    const reader = new InMemoryReader({ objects: { pods: [claiming] } });
    reader.now = () => new Date();
    collected = await collectorsOver(reader, settings, { prometheus, loki, tempo }).collect(
      {
        target: targetFromLabels(labels, null),
        others: [],
        labels,
        annotations: {},
        startsAt: new Date().toISOString(),
        generatorUrl: sent?.generatorURL ?? null,
      },
      new AbortController().signal,
    );
  }, START_MS);

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.onApplicationShutdown()));
    await server?.stop();
  });

  it('holds the rule that its own generator URL names, narrowed to the alert, and that it still holds', () => {
    expect(metrics().context['alert_rule']).toMatchObject({
      threshold: { operator: '>', value: 0.9 },
      last: 0.9922,
      still: true,
    });
  });

  const sentences: readonly (readonly [string, string])[] = [
    ['the limit of cAdvisor', 'pod shop/cart-0: memory working set against the limit of app: 0.9922'],
    ['descriptors', 'pod shop/cart-0: open file descriptors against the limit of app: 0.9'],
    ['readiness', 'pod shop/cart-0: readiness of cart-0: 0'],
    ['the claims of the pod', 'volumes of pod shop/cart-0: space used of the volumes of data.v1: 0.95'],
    ['conditions of the node', 'node w1: conditions of the node of DiskPressure: 1'],
    ['file systems of the node', 'node w1: space used of the file systems of the node of /: 0.95'],
  ];
  it.each(sentences)('tells %s', (_, sentence) => {
    expect(metrics().notable.some((text) => text.startsWith(sentence))).toBe(true);
  });

  it("takes kube-state-metrics' limit where cAdvisor has none", () => {
    const memory = collected.evidence.find(({ title }) =>
      title.endsWith('memory working set against the limit'),
    );
    expect(memory?.body).toMatchObject({
      series: [
        { container: 'app', last: '0.9922' },
        { container: 'proxy', last: '0.5' },
      ],
    });
  });

  it('names the other alert of the namespace', () => {
    const others = collected.evidence.find(({ title }) => title.startsWith('other alerts'));
    expect(others?.body).toMatchObject({
      firing: 1,
      alerts: [{ alertname: 'DiskSlow', severity: 'critical' }],
    });
  });

  it('has no reading that failed', () => {
    const readings = collected.evidence.filter(({ source }) => source === 'prometheus');
    expect(readings.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(metrics().warnings).toEqual([]);
  });
});
