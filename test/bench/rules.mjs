// What all rules cost on a grown graph: CPU of looking and of explaining, in ms, over the graphs of all scenarios, and the
// mechanisms that take most of it. Each graph is made once and measured fresh, since the first look is the only one that an
// analysis makes. Needs a build: `npm run build && node test/bench/rules.mjs [NAME...]`.
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alertClassOf } from '../../dist/alerts/class/alert-class-of.js';
import { targetFromLabels } from '../../dist/alerts/target-from-labels.js';
import { collectorsOverCluster } from '../../dist/collect/collectors-over-cluster.js';
import { loadSettings } from '../../dist/config/load.js';
import { explain } from '../../dist/diagnosis/explain/explain.js';
import { runRules } from '../../dist/diagnosis/kit/run-rules.js';
import { MECHANISMS } from '../../dist/diagnosis/mechanisms/index.js';
import { ClusterReader } from '../../dist/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../dist/telemetry/clock.js';
import { buildCluster } from '../support/scenario/cluster.ts';
import { scenarios } from '../support/scenario/scenario-file.ts';
import { writeSnapshot } from '../support/scenario/write-snapshot.ts';
import { median, ms, percentile, printTable } from './figures.mjs';

const AIM_MS = 10;
/** Scenarios that are run before anything is measured, so that code is compiled as in a process that serves. */
const WARM_UP = 40;
const SHOWN = 10;

/** The graph of one recorded cluster, as an analysis grows it. */
const graphOf = async (scenario) => {
  const cluster = buildCluster(scenario);
  const folder = await mkdtemp(join(tmpdir(), 'bench-rules-'));
  try {
    await writeSnapshot(folder, cluster);
    const settings = loadSettings({
      KUBE_SNAPSHOT: folder,
      AGENT_ISTIO_ENABLED: 'true',
      LOG_LEVEL: 'silent',
    });
    const reader = new ClusterReader(settings, new SystemClock());
    await reader.prepare();
    const [{ labels, annotations, startsAt }] = cluster.alerts;
    const target = targetFromLabels(labels, null);
    const alertClass = alertClassOf({ labels, annotations });
    const request = { target, others: [], labels, annotations, startsAt, alertClass };
    const collectors = collectorsOverCluster(reader, settings);
    const { graph } = await collectors.collect(request, AbortSignal.timeout(30_000));
    await reader.onApplicationShutdown();
    return graph;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const cpuMs = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, took: (user + system) / 1000 };
};

/** CPU of each mechanism alone on a graph. */
const byMechanism = (graph) =>
  MECHANISMS.map((rule) => ({ name: rule.mechanism, took: cpuMs(() => runRules(graph, [rule])).took }));

const wanted = process.argv.slice(2);
const chosen = scenarios().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const scenario of scenarios().slice(0, WARM_UP)) {
  const graph = await graphOf(scenario);
  explain(graph, runRules(graph, MECHANISMS).findings);
}
const measured = [];
for (const scenario of chosen) {
  const graph = await graphOf(scenario);
  const looked = cpuMs(() => runRules(graph, MECHANISMS));
  const explained = cpuMs(() => explain(graph, looked.result.findings));
  measured.push({ name: scenario.name, looked: looked.took, explained: explained.took });
}
const worst = measured.toSorted((a, b) => b.looked - a.looked);
const looked = measured.map((one) => one.looked);
const explained = measured.map((one) => one.explained);
printTable(
  `rules: CPU of ${MECHANISMS.length} rules on a grown graph, ${measured.length} scenarios, aim ${AIM_MS} ms`,
  ['median', 'p95', 'worst'],
  [
    ['looking', ms(median(looked)), ms(percentile(looked, 0.95)), ms(Math.max(...looked))],
    ['explaining', ms(median(explained)), ms(percentile(explained, 0.95)), ms(Math.max(...explained))],
  ],
);
printTable(
  'the slowest scenarios',
  ['looking', 'explaining'],
  worst.slice(0, SHOWN).map((one) => [one.name, ms(one.looked), ms(one.explained)]),
);
const slowest = chosen.find(({ name }) => name === worst[0]?.name);
if (slowest !== undefined) {
  const costs = byMechanism(await graphOf(slowest)).toSorted((a, b) => b.took - a.took);
  printTable(
    `the slowest mechanisms of ${slowest.name}, each alone`,
    ['CPU'],
    costs.slice(0, SHOWN).map(({ name, took }) => [name, ms(took)]),
  );
}
