// From exec to the first answer of /healthz, as `npm start` runs the service: with the compile cache of an earlier start
// (every start but a machine's first; the image ships with one) and without. Needs a build.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ROOT, spawnService } from '../../scripts/service.mjs';
import { median, ms, percentile, printTable } from './figures.mjs';

const RUNS = 11;
const POLL_MS = 5;
const TIMEOUT_MS = 15_000;
const SNAPSHOT = join(ROOT, 'deploy/examples/snapshots/oomkilled');

/** @param {string} url @param {number} deadline */
const untilOk = async (url, deadline) => {
  for (;;) {
    const answer = await fetch(url).catch(() => null); // not listening yet
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (performance.now() > deadline) throw new Error(`${url} did not answer`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/** @param {string} compileCache @returns {Promise<{ healthy: number, ready: number }>} ms from exec */
const start = async (compileCache) => {
  const port = String(await freePort());
  const { PATH, HOME } = process.env;
  const settings = { KUBE_SNAPSHOT: SNAPSHOT, NODE_COMPILE_CACHE: compileCache, PORT: port };
  const began = performance.now();
  const child = spawnService({ PATH, HOME, LOG_FORMAT: 'json', ...settings }, 'ignore');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    await untilOk(`http://127.0.0.1:${port}/healthz`, began + TIMEOUT_MS);
    const healthy = performance.now() - began;
    await untilOk(`http://127.0.0.1:${port}/readyz`, began + TIMEOUT_MS);
    return { healthy, ready: performance.now() - began };
  } finally {
    child.kill('SIGTERM'); // in order, so that the compile cache is written
    await gone;
  }
};

/** @param {() => Promise<{ healthy: number, ready: number }>} once */
const times = async (once) => {
  const all = [];
  for (let run = 0; run < RUNS; run += 1) all.push(await once());
  return all;
};

const emptyCache = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kuberca-cache-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

const cold = await times(async () => {
  const { folder, remove } = await emptyCache();
  return start(folder).finally(remove);
});
const { folder, remove } = await emptyCache();
await start(folder);
const warm = await times(() => start(folder)).finally(remove);

const row = (name, values) => [
  name,
  ms(median(values)),
  ms(percentile(values, 0.95)),
  ms(Math.min(...values)),
];
printTable(
  `exec → first 200, ${RUNS} starts each`,
  ['median', 'p95', 'best'],
  [
    row(
      '/healthz, with compile cache',
      warm.map(({ healthy }) => healthy),
    ),
    row(
      '/healthz, without compile cache',
      cold.map(({ healthy }) => healthy),
    ),
    row(
      '/readyz, with compile cache',
      warm.map(({ ready }) => ready),
    ),
  ],
);
