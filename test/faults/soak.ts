// Alerts without end while workers are killed, paused and restarted and NATS is killed and frozen, at random, for as long as
// is said: `make soak MINUTES=10 [SEED=1]`. One worker is never ended, only paused. Each half minute a line: its memory,
// its handles, its connections and subscriptions at NATS, bytes stored for an alert. At the end the slope of each an hour,
// over the second half, and the verifier's line. Exits with 1 when the verifier finds something. Needs a build, and Linux.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { startNatsServer, type RunningNats } from '../../scripts/nats-server.mjs';
import { freePort } from '../support/free-port.ts';
import { ModelServer } from '../support/model-server.ts';
import { ServiceProcess } from '../support/service-process.ts';
import { alertOf, resolved } from '../support/stream-alert.ts';
import { until } from '../support/until.ts';
import { lineOf, Verifier, wrongIn } from './verifier.ts';

const MINUTES = Number(process.argv[2] ?? 5);
const SEED = Number(process.argv[3] ?? 1);
const ALERTS_A_SECOND = 4;
const WORKLOADS = 25;
const ALERT_NAMES = 4;
const SAMPLE_MS = 30_000;
/** Between two faults. */
const QUIET_MS = { least: 4_000, most: 12_000 };
const HEALED_MS = 120_000;
const HOUR_MS = 3_600_000;

/** The same faults for the same seed; mulberry32. */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
const random = randomOf(SEED);
const between = (least: number, most: number): number => least + random() * (most - least);

interface Sample {
  readonly atMs: number;
  readonly rssMb: number;
  readonly handles: number;
  readonly subscriptions: number;
  readonly bytesAnAlert: number;
}

const monitorPort = await freePort();
const config = `http: "127.0.0.1:${monitorPort}"`;
let nats: RunningNats = await startNatsServer({ config });
const model = await ModelServer.start();
const settings = {
  NATS_URL: nats.url,
  KUBE_SNAPSHOT: join('deploy', 'examples', 'snapshots', 'oomkilled'),
  AI_PROVIDER: 'openai',
  OPENAI_API_KEY: 'test-key',
  OPENAI_BASE_URL: model.url,
  GROUP_SETTLE_SECONDS: '1',
  STREAM_ACK_WAIT_SECONDS: '3',
  STREAM_LEASE_TTL_SECONDS: '5',
  SHUTDOWN_GRACE_SECONDS: '10',
};
const service = async (): Promise<ServiceProcess> => {
  const started = await ServiceProcess.start(settings);
  await started.logs('lanes_started');
  return started;
};
const stayer = await service();
let victim = await service();

const client = await connect({ servers: nats.url, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
const js = jetstream(client);
const jsm = await jetstreamManager(client, { checkAPI: false });

let published = 0;
const stop = new AbortController();
/** A publish that fails is made again: a bridge does the same. */
const publish = async (): Promise<void> => {
  for (let number = 0; !stop.signal.aborted; number += 1) {
    // Every alert fires and ends, and comes again with a later start.
    const round = Math.floor(number / (WORKLOADS * ALERT_NAMES * 2));
    const index = number % (WORKLOADS * ALERT_NAMES * 2);
    const firing = alertOf({
      workload: `shop-${index % WORKLOADS}`,
      alertname: `Alert${Math.floor(index / WORKLOADS) % ALERT_NAMES}`,
      startsAt: new Date(Date.UTC(2026, 2, 2) + round * HOUR_MS).toISOString(),
    });
    const alert =
      index < WORKLOADS * ALERT_NAMES ? firing : { ...resolved(firing), endsAt: new Date().toISOString() };
    await until(
      'the alert is taken',
      () =>
        js
          .publish(`kuberca.alerts.${alert.status}.${alert.fingerprint}`, JSON.stringify(alert))
          .then(Boolean),
      HEALED_MS,
    );
    published += 1;
    await sleep(1000 / ALERTS_A_SECOND);
  }
};

const pause = async (pid: number, forMs: number): Promise<void> => {
  process.kill(pid, 'SIGSTOP');
  await sleep(forMs);
  process.kill(pid, 'SIGCONT');
};

const FAULTS: Readonly<Record<string, () => Promise<void>>> = {
  'a worker is killed': async () => {
    await victim.kill();
    victim = await service();
  },
  'a worker is stopped': async () => {
    await victim.stop();
    victim = await service();
  },
  'a worker is paused beyond ack_wait and lease': () => pause(victim.pid, between(6_000, 9_000)),
  'the worker that stays is paused': () => pause(stayer.pid, between(1_000, 7_000)),
  'NATS is killed': async () => {
    await nats.kill();
    await sleep(between(0, 3_000));
    nats = await startNatsServer({ config, storeDir: nats.storeDir, port: nats.port });
  },
  'NATS is frozen': () => pause(nats.pid, between(2_000, 8_000)),
};

const monitored = async (path: string): Promise<Record<string, unknown>> =>
  (await (await fetch(`http://127.0.0.1:${monitorPort}/${path}`)).json()) as Record<string, unknown>;

const sample = async (): Promise<Sample> => {
  const status = readFileSync(`/proc/${stayer.pid}/status`, 'utf8');
  const { connections = [] } = (await monitored('connz')) as {
    connections?: readonly { readonly name?: string; readonly subscriptions: number }[];
  };
  const ours = connections.filter(({ name }) => name?.startsWith('kuberca-agent'));
  const { bytes = 0 } = (await monitored('jsz')) as { bytes?: number };
  return {
    atMs: performance.now(),
    rssMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    handles: readdirSync(`/proc/${stayer.pid}/fd`).length,
    subscriptions: ours.reduce((sum, { subscriptions }) => sum + subscriptions, 0) / Math.max(1, ours.length),
    bytesAnAlert: bytes / Math.max(1, published),
  };
};

/** Least squares, an hour. */
const slopeOf = (samples: readonly Sample[], field: keyof Sample): number => {
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  const times = samples.map(({ atMs }) => atMs);
  const [time, value] = [meanOf(times), meanOf(samples.map((each) => each[field]))];
  const over = samples.reduce((sum, each) => sum + (each.atMs - time) * (each[field] - value), 0);
  return (over / times.reduce((sum, at) => sum + (at - time) ** 2, 0)) * HOUR_MS;
};

const FIELDS = ['rssMb', 'handles', 'subscriptions', 'bytesAnAlert'] as const;
const shown = (values: Readonly<Record<(typeof FIELDS)[number], number>>): string =>
  FIELDS.map((field) => `${field} ${values[field].toFixed(1)}`).join('  ');

const samples: Sample[] = [];
const end = performance.now() + MINUTES * 60_000;
const publishing = publish();
let sampledMs = performance.now();
while (performance.now() < end) {
  await sleep(between(QUIET_MS.least, QUIET_MS.most));
  const names = Object.keys(FAULTS);
  const name = names[Math.floor(random() * names.length)] ?? '';
  process.stdout.write(`${name}\n`);
  await FAULTS[name]?.();
  if (performance.now() - sampledMs < SAMPLE_MS) continue;
  sampledMs = performance.now();
  const now = await until('NATS tells its figures', sample);
  samples.push(now);
  process.stdout.write(`${shown(now)}  alerts ${published}  model calls ${model.requests.length}\n`);
}
stop.abort();
await publishing;

const verifier = new Verifier(jsm, 'kuberca');
const whole = await until(
  'all is answered',
  async () => {
    const verdict = await verifier.verdict();
    return wrongIn(verdict).length === 0 && verdict;
  },
  HEALED_MS,
).catch(() => verifier.verdict());
const half = samples.slice(Math.floor(samples.length / 2));
if (half.length > 1)
  process.stdout.write(
    `an hour: ${shown(Object.fromEntries(FIELDS.map((field) => [field, slopeOf(half, field)])) as Record<(typeof FIELDS)[number], number>)}\n`,
  );
process.stdout.write(`${[lineOf(whole), ...wrongIn(whole)].join('\n')}\n`);
process.exitCode = wrongIn(whole).length > 0 || stayer.hasExited ? 1 : 0;

await Promise.all([stayer.kill(), victim.kill(), model.close(), client.close()]);
await nats.stop();
