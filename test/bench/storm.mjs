// A storm: 5,000 alerts of 40 workloads in 30 s, one message each, a model that takes 2 s. Prints when all were answered, what
// it cost in model calls, stored bytes and CPU, and how long /healthz took at most. Before it, how many alerts a second are
// taken in, alone in a message and in webhooks. Needs a build, and Linux. `storm.mjs storm` or `intake` measures one; STORM_ALERTS, STORM_SECONDS and SERVICE_NODE_OPTIONS
// change the run.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { fingerprintOf } from '../../dist/alerts/identity.js';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ROOT, startService } from '../../scripts/service.mjs';
import { ModelServer } from '../support/model-server.ts';
import { megabytes, printTable } from './figures.mjs';
import { cpuMs } from './process-cpu.mjs';
import { untilStreamIsUp } from './stream.mjs';

const SNAPSHOT = join(ROOT, 'deploy/examples/snapshots/oomkilled');
const ALERTS = Number(process.env.STORM_ALERTS ?? 5_000);
const WORKLOADS = 40;
const SECONDS = Number(process.env.STORM_SECONDS ?? 30);
const MODEL_MS = 2_000;
const PATIENCE_MS = 300_000;
/** Alerts of one webhook, as Alertmanager groups them. */
const IN_WEBHOOK = 20;
const SERVICE_OPTIONS = process.env.SERVICE_NODE_OPTIONS;

const webhook = JSON.parse(await readFile(join(ROOT, 'deploy/examples/alerts/oomkilled.json'), 'utf8'));
const [example] = webhook.alerts;

/** One of many pods of 40 workloads. @param {number} number @param {string} storm */
const alertNumber = (number, storm) => {
  const workload = `${storm}-${number % WORKLOADS}`;
  const labels = { ...example.labels, deployment: workload, pod: `${workload}-6b6ccbc6c7-${number}` };
  const startsAt = new Date().toISOString();
  return { ...example, labels, startsAt, fingerprint: fingerprintOf(labels) };
};

/** The service with a server of its own, for as long as `work` takes. @param {Record<string, string>} settings */
const withService = async (settings, work) => {
  const model = await ModelServer.start();
  model.delayMs = MODEL_MS;
  const nats = await startNatsServer();
  const service = await startService({
    AI_PROVIDER: 'openai',
    LLM_PROBE_AT_START: 'false',
    OPENAI_API_KEY: 'bench',
    OPENAI_BASE_URL: model.url,
    KUBE_SNAPSHOT: SNAPSHOT,
    NATS_URL: nats.url,
    LOG_LEVEL: 'warn',
    ...(SERVICE_OPTIONS !== undefined && { NODE_OPTIONS: SERVICE_OPTIONS }),
    ...settings,
  });
  const connection = await connect({ servers: nats.url });
  try {
    await untilStreamIsUp(service.url);
    return await work({ model, nats, service, connection });
  } finally {
    await connection.close();
    await service.stop();
    await nats.stop();
    await model.close();
  }
};

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

/** Bytes of all streams and buckets, by name. @param {import('@nats-io/jetstream').JetStreamManager} manager */
const storedBytes = async (manager) => {
  const bytes = {};
  for await (const { config, state } of manager.streams.list()) bytes[config.name] = state.bytes;
  return bytes;
};

/** What the files of a folder take, as the file system counts it. */
const diskBytes = async (folder) => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
};

const untilTakenIn = async (manager) => {
  for (;;) {
    const { num_pending, num_ack_pending } = await manager.consumers.info('KUBERCA_ALERTS', 'intake');
    if (num_pending + num_ack_pending === 0) return;
    await sleep(20);
  }
};

const storm = () =>
  withService({}, async ({ model, service, nats, connection }) => {
    const stream = jetstream(connection);
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const waiting = new Set(
      Array.from({ length: ALERTS }, (_, number) => alertNumber(number, 'storm').fingerprint),
    );
    let first = null;
    const seen = { bytes: 0, groups: 0, groupBytes: 0, alerts: 0 };
    const reading = (async () => {
      for await (const message of connection.subscribe('kuberca.results.>')) {
        if (message.subject.startsWith('kuberca.results.group.')) {
          seen.groups += 1;
          seen.groupBytes += message.data.length;
          continue;
        }
        first ??= performance.now();
        seen.alerts += 1;
        seen.bytes += message.data.length;
        waiting.delete(message.subject.split('.').at(-1));
        if (waiting.size === 0) return;
      }
    })();
    const cpu = [await cpuMs(service.pid), await cpuMs(nats.pid)];
    const begin = performance.now();
    const health = Promise.withResolvers();
    const slowest = slowestHealth(service.url, health.promise);
    const published = [];
    for (let number = 0; number < ALERTS; number += 1) {
      const due = begin + (number / ALERTS) * SECONDS * 1_000;
      if (due > performance.now()) await sleep(due - performance.now());
      const alert = alertNumber(number, 'storm');
      published.push(
        stream.publish(`kuberca.alerts.firing.${alert.fingerprint}`, JSON.stringify(alert), {
          timeout: 30_000,
        }),
      );
    }
    await Promise.all(published);
    const last = performance.now();
    const taken = untilTakenIn(manager).then(() => performance.now() - last);
    await Promise.race([reading, sleep(PATIENCE_MS, null, { ref: false })]);
    const answered = performance.now();
    const used = [(await cpuMs(service.pid)) - cpu[0], (await cpuMs(nats.pid)) - cpu[1]];
    const wide = await storedBytes(manager);
    health.resolve();
    const total = Object.values(wide).reduce((sum, bytes) => sum + bytes, 0);
    if (waiting.size > 0) process.stdout.write(service.log().slice(-4_000));
    return [
      ['alerts answered', `${ALERTS - waiting.size} of ${ALERTS}`],
      ['all taken in, after the last', `${((await taken) / 1_000).toFixed(1)} s`],
      ['first answer, after the first alert', `${(((first ?? answered) - begin) / 1_000).toFixed(1)} s`],
      ['all answered, after the last alert', `${((answered - last) / 1_000).toFixed(1)} s`],
      ['model calls', String(model.requests.length)],
      ['stored', megabytes(total)],
      ['  on disk', megabytes(await diskBytes(nats.storeDir))],
      ...Object.entries(wide).map(([name, bytes]) => [`  ${name}`, megabytes(bytes)]),
      ['group results', `${seen.groups}, ${megabytes(seen.groupBytes)}`],
      [
        'alert results',
        `${seen.alerts}, ${(seen.bytes / 1_000 / Math.max(1, seen.alerts)).toFixed(2)} kB each`,
      ],
      ['CPU of the service', `${(used[0] / 1_000).toFixed(1)} s`],
      ['CPU of nats-server', `${(used[1] / 1_000).toFixed(1)} s`],
      ['slowest /healthz', `${(await slowest).toFixed(0)} ms`],
    ];
  });

/** Alerts a second from the stream into the state bucket, with nothing else to do. @param {number} inMessage @param {boolean} again */
const intake = (inMessage, again) =>
  withService(
    { GROUP_SETTLE_SECONDS: '600', GROUP_SETTLE_MAX_SECONDS: '3600' },
    async ({ service, nats, connection }) => {
      const stream = jetstream(connection);
      const manager = await jetstreamManager(connection, { checkAPI: false });
      const alerts = Array.from({ length: ALERTS }, (_, number) => alertNumber(number, 'intake'));
      const publish = async () => {
        const stored = [];
        for (let from = 0; from < ALERTS; from += inMessage) {
          const part = alerts.slice(from, from + inMessage);
          const body = inMessage === 1 ? part[0] : { version: '4', truncatedAlerts: 0, alerts: part };
          stored.push(
            stream.publish('kuberca.alerts.firing.bench', JSON.stringify(body), { timeout: 30_000 }),
          );
        }
        await Promise.all(stored);
      };
      if (again) {
        await publish();
        await untilTakenIn(manager);
      }
      const cpu = [await cpuMs(service.pid), await cpuMs(nats.pid)];
      const begin = performance.now();
      await publish();
      await untilTakenIn(manager);
      const took = performance.now() - begin;
      const used = [(await cpuMs(service.pid)) - cpu[0], (await cpuMs(nats.pid)) - cpu[1]];
      return [
        `${Math.round((ALERTS / took) * 1_000)}/s`,
        `${(used[0] / ALERTS).toFixed(2)} ms`,
        `${(used[1] / ALERTS).toFixed(2)} ms`,
      ];
    },
  );

const only = process.argv[2];
if (only !== 'storm') {
  printTable(
    `Intake: ${ALERTS} alerts of ${WORKLOADS} workloads`,
    ['alerts', 'CPU each', 'of nats'],
    [
      ['new, alone in a message', ...(await intake(1, false))],
      ['repeated, alone in a message', ...(await intake(1, true))],
      [`new, ${IN_WEBHOOK} in a webhook`, ...(await intake(IN_WEBHOOK, false))],
      [`repeated, ${IN_WEBHOOK} in a webhook`, ...(await intake(IN_WEBHOOK, true))],
    ],
  );
}
if (only !== 'intake') {
  printTable(
    `Storm: ${ALERTS} alerts of ${WORKLOADS} workloads in ${SECONDS} s, a model of ${MODEL_MS / 1_000} s`,
    [''],
    await storm(),
  );
}
