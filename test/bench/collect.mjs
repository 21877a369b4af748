// Collecting alone, with upstreams that take 100 ms for every call: wall time against the slowest call, how many calls wait
// for one another, how many there are, their bytes, and memory with a namespace of 5,000 pods and 50,000 events. Printed,
// not asserted. Needs a build: `npm run build && node --max-semi-space-size=2 test/bench/collect.mjs`.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { targetFromLabels } from '../../dist/alerts/target-from-labels.js';
import { CollectorService } from '../../dist/collect/collector.service.js';
import { loadSettings } from '../../dist/config/load.js';
import { Integrations } from '../../dist/integrations/integration.js';
import { GitOpsIntegration } from '../../dist/integrations/gitops/gitops.integration.js';
import { IstioIntegration } from '../../dist/integrations/istio/istio.integration.js';
import { ClusterCases } from '../../dist/integrations/kubernetes/cluster-cases.js';
import { SharedReads } from '../../dist/integrations/kubernetes/shared-reads.js';
import { KubernetesIntegration } from '../../dist/integrations/kubernetes/kubernetes.integration.js';
import { ClusterReader } from '../../dist/integrations/kubernetes/client/cluster-reader.js';
import { LokiClient } from '../../dist/integrations/loki/loki-client.js';
import { LokiIntegration } from '../../dist/integrations/loki/loki.integration.js';
import { PrometheusIntegration } from '../../dist/integrations/prometheus/prometheus.integration.js';
import { TempoIntegration } from '../../dist/integrations/tempo/tempo.integration.js';
import { PrometheusClient } from '../../dist/integrations/prometheus/prometheus-client.js';
import { TempoClient } from '../../dist/integrations/tempo/tempo-client.js';
import { SystemClock } from '../../dist/telemetry/clock.js';
import { median, megabytes, ms, percentile, printTable } from './figures.mjs';
import { dependentRounds } from './kubernetes-api.mjs';

const DELAY_MS = 100;
const RUNS = 20;
const WARM_UP_RUNS = 3;
const ALERTNAME = 'BenchAlert';
const SNAPSHOT = fileURLToPath(new URL('../../deploy/examples/snapshots/oomkilled', import.meta.url));

/** @param {boolean} grown whether the namespace holds thousands of pods and events */
const startUpstreams = async (grown) => {
  const told = JSON.stringify({ snapshot: SNAPSHOT, grown, delayMs: DELAY_MS, alertname: ALERTNAME });
  const child = fork(fileURLToPath(new URL('collect-upstreams.mjs', import.meta.url)), [told]);
  const [{ kubeconfig, url }] = await once(child, 'message');
  return {
    kubeconfig,
    url,
    takeCalls: async () => {
      child.send('calls');
      const [{ calls }] = await once(child, 'message');
      return calls;
    },
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
};

/** The collectors of a service with these settings. @param {Record<string, string>} environment */
const collectorsOf = (environment) => {
  // Each run is one alert alone: it finds nothing that the run before has read.
  const settings = loadSettings({ ...environment, SHARED_READ_SECONDS: '0' });
  const clock = new SystemClock();
  const reader = new ClusterReader(settings, clock);
  const clients = [
    new PrometheusClient(settings, clock),
    new LokiClient(settings),
    new TempoClient(settings),
  ];
  const [prometheus, loki, tempo] = clients;
  const integrations = new Integrations([
    new KubernetesIntegration(reader, settings),
    new PrometheusIntegration(prometheus, settings),
    new LokiIntegration(loki, settings),
    new TempoIntegration(tempo, settings),
    new IstioIntegration(reader, settings),
    new GitOpsIntegration(reader, settings),
  ]);
  return {
    collectors: new CollectorService(
      new ClusterCases(reader, settings, new SharedReads(settings)),
      integrations,
      settings,
    ),
    prepare: () => reader.prepare(),
    stop: () => Promise.all([reader, ...clients].map((one) => one.onApplicationShutdown())),
  };
};

/** @param {CollectorService} collectors @param {Record<string, string>} labels */
const collect = (collectors, labels) =>
  collectors.collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels: { alertname: ALERTNAME, ...labels },
      annotations: {},
      startsAt: new Date(Date.now() - 300_000).toISOString(),
    },
    AbortSignal.timeout(60_000),
  );

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Runs one alert again and again against fresh clients. */
const measure = async (name, environment, labels, upstreams) => {
  const { collectors, prepare, stop } = collectorsOf(environment);
  await prepare();
  const runs = [];
  try {
    for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
      const startedAt = performance.now();
      const { evidence } = await collect(collectors, labels);
      const wall = performance.now() - startedAt;
      const calls = (await upstreams.takeCalls()).filter(({ end }) => Number.isFinite(end));
      runs.push({ wall, calls, evidence: evidence.length });
    }
  } finally {
    await stop();
  }
  const kept = runs.slice(WARM_UP_RUNS);
  const walls = kept.map(({ wall }) => wall);
  const calls = median(kept.map((run) => run.calls.length));
  const slowest = median(kept.map((run) => Math.max(...run.calls.map(({ start, end }) => end - start))));
  const rounds = Math.max(...kept.map((run) => dependentRounds(run.calls)));
  const bytes = median(kept.map((run) => sum(run.calls.map((call) => call.bytes))));
  const resident = process.resourceUsage().maxRSS * 1024;
  return [
    name,
    ms(median(walls)),
    ms(percentile(walls, 0.95)),
    ms(slowest),
    String(rounds),
    String(calls),
    megabytes(bytes),
    String(kept.at(-1).evidence),
    megabytes(resident),
  ];
};

/** Labels of the alerts, from what is recorded. */
const alertsOf = async () => {
  const { items } = JSON.parse(await readFile(join(SNAPSHOT, 'objects/pods.json'), 'utf8'));
  const { metadata, spec } = items.find((pod) => pod.metadata.namespace === 'shop');
  return {
    pod: { namespace: 'shop', pod: metadata.name },
    gone: { namespace: 'shop', pod: `${metadata.name.slice(0, -5)}zzzzz` },
    workload: { namespace: 'shop', deployment: metadata.name.split('-').slice(0, -2).join('-') },
    namespace: { namespace: 'shop' },
    node: { node: spec.nodeName },
  };
};

const alerts = await alertsOf();
const rows = [];
const upstreams = await startUpstreams(false);
try {
  const alone = { KUBECONFIG: upstreams.kubeconfig };
  const urls = { PROMETHEUS_URL: upstreams.url, TEMPO_URL: upstreams.url, LOKI_URL: upstreams.url };
  const all = { ...alone, ...urls, AGENT_ISTIO_ENABLED: 'true' };
  rows.push(await measure('a pod, Kubernetes alone', alone, alerts.pod, upstreams));
  rows.push(await measure('a pod, everything on', all, alerts.pod, upstreams));
  rows.push(await measure('a pod that is gone, everything on', all, alerts.gone, upstreams));
  rows.push(await measure('a workload, everything on', all, alerts.workload, upstreams));
  rows.push(await measure('a node, everything on', all, alerts.node, upstreams));
} finally {
  await upstreams.stop();
}
const crowded = await startUpstreams(true);
try {
  const all = {
    KUBECONFIG: crowded.kubeconfig,
    PROMETHEUS_URL: crowded.url,
    TEMPO_URL: crowded.url,
    LOKI_URL: crowded.url,
    AGENT_ISTIO_ENABLED: 'true',
  };
  rows.push(await measure('a pod, 5,000 pods and 50,000 events', all, alerts.pod, crowded));
  rows.push(await measure('a namespace, 5,000 pods and 50,000 events', all, alerts.namespace, crowded));
} finally {
  await crowded.stop();
}
printTable(
  `Collecting, ${DELAY_MS} ms a call, median of ${RUNS} runs`,
  ['median', 'p95', 'slowest', 'rounds', 'calls', 'bytes', 'evidence', 'most memory'],
  rows,
);
