// A burst: 1, 2, 20 and 200 alerts of one group, one message each, with one replica and two, and from a pair of Alertmanagers that sends
// all of it twice. Prints how long the first answer took beyond GROUP_SETTLE_SECONDS after the last alert of the burst. No model. Needs a build.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { fingerprintOf } from '../../dist/alerts/identity.js';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ROOT, startService } from '../../scripts/service.mjs';
import { median, ms, percentile, printTable } from './figures.mjs';
import { untilStreamIsUp } from './stream.mjs';

const SETTLE_SECONDS = 1;
const RUNS = 6;
const SIZES = [1, 2, 20, 200];

const webhook = JSON.parse(await readFile(join(ROOT, 'deploy/examples/alerts/oomkilled.json'), 'utf8'));
const [example] = webhook.alerts;
let bursts = 0;

const burstOf = (size) => {
  bursts += 1;
  return Array.from({ length: size }, (_, number) => {
    const labels = { ...example.labels, deployment: `b${bursts}`, pod: `b${bursts}-6b6ccbc6c7-${number}` };
    return { ...example, labels, startsAt: new Date().toISOString(), fingerprint: fingerprintOf(labels) };
  });
};

/** From the last publish of a burst to its first answer, less the settle time, in ms. */
const firstAnswer = async (connection, size, twice) => {
  const stream = jetstream(connection);
  const alerts = burstOf(size);
  const own = new Set(alerts.map(({ fingerprint }) => fingerprint));
  const results = connection.subscribe('kuberca.results.alert.*', { timeout: 60_000 });
  await connection.flush();
  const stored = [];
  for (const alert of alerts)
    for (let copy = 0; copy < (twice ? 2 : 1); copy += 1)
      stored.push(stream.publish(`kuberca.alerts.firing.${alert.fingerprint}`, JSON.stringify(alert)));
  await Promise.all(stored);
  const last = performance.now();
  for await (const message of results)
    if (own.has(message.subject.split('.').at(-1))) return performance.now() - last - SETTLE_SECONDS * 1000;
  throw new Error('no answer');
};

/** @param {number} replicas @param {boolean} twice */
const measure = async (replicas, twice) => {
  const nats = await startNatsServer();
  const settings = {
    NATS_URL: nats.url,
    KUBE_SNAPSHOT: join(ROOT, 'deploy/examples/snapshots/oomkilled'),
    GROUP_SETTLE_SECONDS: String(SETTLE_SECONDS),
    STORM_GROUPS: '0',
    LOG_LEVEL: 'warn',
  };
  const services = [];
  for (let replica = 0; replica < replicas; replica += 1) services.push(await startService(settings));
  const connection = await connect({ servers: nats.url });
  try {
    for (const { url } of services) await untilStreamIsUp(url);
    await firstAnswer(connection, 1, twice);
    const rows = [];
    for (const size of SIZES) {
      const times = [];
      for (let run = 0; run < RUNS; run += 1) times.push(await firstAnswer(connection, size, twice));
      const name = `${size} alerts, ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}${twice ? ', all twice' : ''}`;
      rows.push([name, ms(median(times)), ms(percentile(times, 0.95))]);
    }
    return rows;
  } finally {
    await connection.close();
    await Promise.all(services.map((service) => service.stop()));
    await nats.stop();
  }
};

printTable(
  `Last alert of a burst → first answer, beyond the settle time of ${SETTLE_SECONDS} s, ${RUNS} runs each`,
  ['median', 'p95'],
  [...(await measure(1, false)), ...(await measure(2, false)), ...(await measure(2, true))],
);
