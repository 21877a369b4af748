// What an analysis costs with every source on (Kubernetes over TLS, Prometheus, Tempo, Loki, a model that answers at once):
// CPU of the service by /proc, calls to the API server alone and for 40 alerts of one namespace at once, memory at idle and
// with 256 analyses under way, and how long /healthz takes meanwhile. CPU time, not wall clock: other load on the machine
// counts little. Needs a build, and Linux. `cost.mjs cpu`, `calls` or `memory` measures one; SERVICE_NODE_OPTIONS are
// node's in the service, such as `--cpu-prof --cpu-prof-dir=DIR`.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ROOT, startService } from '../../scripts/service.mjs';
import { ModelServer } from '../support/model-server.ts';
import { startBackends } from './backends.mjs';
import { median, megabytes, ms, printTable } from './figures.mjs';
import { startKubernetesApi } from './kubernetes-api.mjs';
import { cpuMs } from './process-cpu.mjs';
import { openStream } from './stream.mjs';

const SNAPSHOT = join(ROOT, 'deploy/examples/snapshots/oomkilled');
const WARM_UP_RUNS = 40;
const RUNS = 100;
const AT_ONCE = 40;
const IN_FLIGHT = 256;
/** What node is told in the service, for profiles. */
const SERVICE_OPTIONS = process.env.SERVICE_NODE_OPTIONS;
/** Longer than what is read is shared between analyses. */
const APART_MS = 2_500;

/** Resident bytes now and at most so far. @param {number} pid */
const residentBytes = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [now, most] = ['VmRSS', 'VmHWM'].map((name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)[1]),
  );
  return { now: now * 1024, most: most * 1024 };
};

/** The service with all its sources, for as long as `work` takes. @param {Record<string, string>} settings */
const withService = async (settings, work) => {
  const model = await ModelServer.start();
  const api = await startKubernetesApi({ snapshot: SNAPSHOT, delayMs: 0 });
  const backends = await startBackends({ delayMs: 0, alertname: 'KubePodCrashLooping' });
  const nats = await startNatsServer();
  const service = await startService({
    AI_PROVIDER: 'openai',
    LLM_PROBE_AT_START: 'false',
    OPENAI_API_KEY: 'bench',
    OPENAI_BASE_URL: model.url,
    KUBECONFIG: api.kubeconfig,
    PROMETHEUS_URL: backends.url,
    TEMPO_URL: backends.url,
    LOKI_URL: backends.url,
    AGENT_ISTIO_ENABLED: 'true',
    NATS_URL: nats.url,
    GROUP_SETTLE_SECONDS: '0',
    STORM_GROUPS: '0',
    LOG_LEVEL: 'warn',
    ...(SERVICE_OPTIONS !== undefined && { NODE_OPTIONS: SERVICE_OPTIONS }),
    ...settings,
  });
  const stream = await openStream({ natsUrl: nats.url, serviceUrl: service.url });
  try {
    return await work({ model, api, service, analyse: stream.analyse });
  } finally {
    await stream.close();
    await service.stop();
    await nats.stop();
    await Promise.all([api.stop(), backends.stop(), model.close()]);
  }
};

/** CPU of one analysis, one after the other and all at once. */
const cpu = (settings) =>
  withService(settings, async ({ service, analyse }) => {
    for (let run = 0; run < WARM_UP_RUNS; run += 1) await analyse();
    const start = await cpuMs(service.pid);
    for (let run = 0; run < RUNS; run += 1) await analyse();
    const alone = await cpuMs(service.pid);
    await Promise.all(Array.from({ length: RUNS }, analyse));
    const together = await cpuMs(service.pid);
    return [ms((alone - start) / RUNS), ms((together - alone) / RUNS)];
  });

const calls = () =>
  withService({ STREAM_LANES: String(AT_ONCE) }, async ({ api, analyse }) => {
    await analyse();
    const alone = [];
    for (let run = 0; run < 3; run += 1) {
      await sleep(APART_MS);
      api.takeCalls();
      await analyse();
      alone.push(api.takeCalls().length);
    }
    await sleep(APART_MS);
    await Promise.all(Array.from({ length: AT_ONCE }, analyse));
    return [String(median(alone)), (api.takeCalls().length / AT_ONCE).toFixed(1)];
  });

/** How long `/healthz` takes, at most, until `done`. */
const slowestHealth = async (url, done) => {
  let slowest = 0;
  const ended = done.then(() => true);
  while (!(await Promise.race([ended, sleep(50, false)]))) {
    const start = performance.now();
    await (await fetch(`${url}/healthz`)).body?.cancel();
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
};

const memory = () =>
  withService({ STREAM_LANES: String(IN_FLIGHT) }, async ({ model, service, analyse }) => {
    await analyse();
    await sleep(1_500);
    const idle = await residentBytes(service.pid);
    const before = model.requests.length;
    model.hold();
    const runs = Promise.all(Array.from({ length: IN_FLIGHT }, analyse));
    const health = slowestHealth(service.url, runs);
    await model.arrived(before + IN_FLIGHT);
    const held = await residentBytes(service.pid);
    model.release();
    await runs;
    const { most } = await residentBytes(service.pid);
    return [megabytes(idle.now), megabytes(held.now), megabytes(most), ms(await health)];
  });

const measured = {
  cpu: async () =>
    printTable('CPU of an analysis with every source', ['one by one', 'at once'], [['', ...(await cpu({}))]]),
  calls: async () =>
    printTable('Calls to the API server', ['alone', `${AT_ONCE} at once, each`], [['', ...(await calls())]]),
  memory: async () =>
    printTable(
      `Resident memory with ${IN_FLIGHT} under way`,
      ['idle', 'in flight', 'most', '/healthz'],
      [['', ...(await memory())]],
    ),
};
const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(measured)) {
  if (asked.length === 0 || asked.includes(name)) await measure();
}
