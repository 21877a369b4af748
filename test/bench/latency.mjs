// From an alert published on the stream to its result, without a model: one alert at a time, each of a group of its own.
// Needs a build: `npm run build && node test/bench/latency.mjs`.
import { join } from 'node:path';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ROOT, startService } from '../../scripts/service.mjs';
import { median, ms, percentile, printTable } from './figures.mjs';
import { dependentRounds, startKubernetesApi } from './kubernetes-api.mjs';
import { openStream } from './stream.mjs';

const RUNS = 40;
const WARM_UP_RUNS = 5;
const DELAY_MS = 100;
const SNAPSHOT = join(ROOT, 'deploy/examples/snapshots/oomkilled');

/**
 * Measures against one service of its own.
 * @param {Record<string, string>} settings @param {() => readonly { start: number, end: number }[]} takeCalls
 */
const measure = async (settings, takeCalls) => {
  const nats = await startNatsServer();
  const service = await startService({ ...settings, NATS_URL: nats.url, GROUP_SETTLE_SECONDS: '0' });
  const stream = await openStream({ natsUrl: nats.url, serviceUrl: service.url });
  const runs = [];
  try {
    for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
      const analysed = await stream.analyse();
      runs.push({ ...analysed, calls: takeCalls() });
    }
  } finally {
    await stream.close();
    await service.stop();
    await nats.stop();
  }
  return { first: runs[0], runs: runs.slice(WARM_UP_RUNS) };
};

const againstApi = async () => {
  const api = await startKubernetesApi({ snapshot: SNAPSHOT, delayMs: DELAY_MS });
  try {
    return await measure({ KUBECONFIG: api.kubeconfig }, api.takeCalls);
  } finally {
    await api.stop();
  }
};

/** @param {string} name @param {number} delayMs */
const row = (name, { first, runs }, delayMs) => {
  const times = runs.map((run) => run.ms);
  const calls = median(runs.map((run) => run.calls.length));
  // A call that a busy machine delayed looks like one that waited for another: the shortest chain is the true one.
  const rounds = Math.min(...runs.map((run) => dependentRounds(run.calls)));
  const known = delayMs > 0;
  return [
    name,
    ms(first.ms),
    ms(median(times)),
    ms(percentile(times, 0.95)),
    known ? String(calls) : '',
    known ? String(rounds) : '',
    ms(median(times) - rounds * delayMs),
  ];
};

/** Median of each stage, as `provenance.timings` tells it. */
const stages = ({ runs }) =>
  Object.keys(runs[0].timings)
    .map((stage) => `${stage} ${median(runs.map(({ timings }) => timings[stage]))}`)
    .join(', ');

const recorded = await measure({ KUBE_SNAPSHOT: SNAPSHOT }, () => []);
const live = await againstApi();
printTable(
  `Alert published → result received, no model, GROUP_SETTLE_SECONDS=0, ${RUNS} runs`,
  ['first', 'median', 'p95', 'calls', 'rounds', 'our own'],
  [
    row(`API server, ${DELAY_MS} ms a call`, live, DELAY_MS),
    row('recorded cluster, no delay', recorded, 0),
    [`of which, in ms: ${stages(live)}`],
    [`of which, in ms: ${stages(recorded)}`],
  ],
);
