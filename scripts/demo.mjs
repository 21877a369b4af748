// `make demo`: the whole road on this machine alone. A local NATS server, the service reading a recorded cluster, a genuine
// Alertmanager webhook in, the analysis out. No model key, database or cluster is used, even where the machine has one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { readable } from './demo/print-analysis.mjs';
import { findNatsServer, startNatsServer } from './nats-server.mjs';
import { ROOT, startService } from './service.mjs';

const SNAPSHOT = 'deploy/examples/snapshots/oomkilled';
const WEBHOOK = 'deploy/examples/alerts/oomkilled.json';
const SETTLE_SECONDS = '1';
const POST_TIMEOUT_MS = 10_000;
const RESULT_TIMEOUT_MS = 30_000;
const LOG_TAIL_LINES = 30;

const say = (text = '') => process.stdout.write(`${text}\n`);
/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** What must be undone, last first. @type {(() => Promise<unknown>)[]} */
const undo = [];

/** Measures the steps of the demo itself. */
const steps = [];
/** @template T @param {string} name @param {() => Promise<T>} step @returns {Promise<T>} */
const timed = async (name, step) => {
  const start = performance.now();
  const value = await step();
  steps.push([name, performance.now() - start]);
  return value;
};

/** Posts as Alertmanager does: 5xx is tried again. @param {string} url @param {string} body */
const post = async (url, body) => {
  const deadline = performance.now() + POST_TIMEOUT_MS;
  for (;;) {
    const response = await fetch(`${url}/webhook/alertmanager`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(POST_TIMEOUT_MS),
    });
    const answer = await response.text();
    if (response.ok) return JSON.parse(answer);
    if (response.status < 500 || performance.now() > deadline) {
      throw new Error(`The webhook was refused with ${response.status}: ${answer}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** The first message of a subscription. @param {import('@nats-io/transport-node').Subscription} subscription */
const firstOf = async (subscription) => {
  const timer = setTimeout(() => subscription.unsubscribe(), RESULT_TIMEOUT_MS);
  try {
    for await (const message of subscription) return message;
  } finally {
    clearTimeout(timer);
  }
  throw new Error(`No result arrived within ${seconds(RESULT_TIMEOUT_MS)}.`);
};

/** @param {string} title @param {[string, number][]} rows name and milliseconds */
const timingTable = (title, rows) => [
  title,
  ...rows.map(([name, ms]) => `  ${name.padEnd(34)} ${`${Math.round(ms)} ms`.padStart(9)}`),
];

const demo = async () => {
  const begin = performance.now();
  const binary = await timed('find nats-server', findNatsServer);
  const nats = await timed('start nats-server', () => startNatsServer({ binary: binary.path }));
  undo.push(nats.stop);
  say(`NATS     nats-server ${binary.version} with JetStream on ${nats.url} (${binary.source})`);

  const service = await timed('start the service', () =>
    startService({
      NATS_URL: nats.url,
      KUBE_SNAPSHOT: join(ROOT, SNAPSHOT),
      GROUP_SETTLE_SECONDS: SETTLE_SECONDS,
      SHUTDOWN_GRACE_SECONDS: '5',
    }),
  );
  undo.push(service.stop);
  const failure = (error) => {
    const tail = service.log().trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
    throw new Error(`${error.message}\n\nThe service's last log lines:\n${tail}`, { cause: error });
  };
  say(`Service  ready on ${service.url}, reading the recorded cluster ${SNAPSHOT}`);

  const connection = await connect({ servers: nats.url, timeout: 5_000 });
  undo.push(() => connection.close());
  const results = connection.subscribe('kuberca.results.alert.>', { max: 1 });
  await connection.flush();
  const body = await readFile(join(ROOT, WEBHOOK), 'utf8');
  const answer = await timed('post the webhook', () => post(service.url, body)).catch(failure);
  say(`Alert    ${WEBHOOK} posted to /webhook/alertmanager: ${JSON.stringify(answer)}`);
  const message = await timed('wait for the result', () => firstOf(results)).catch(failure);
  say(`Result   received on ${message.subject}`);
  const total = performance.now() - begin;

  const result = message.json();
  say(`\n${'─'.repeat(100)}\n${readable(result)}\n${'─'.repeat(100)}\n`);
  for (const line of timingTable('Where the time went, as the demo saw it', steps)) say(line);
  say();
  const inService = Object.entries(result.provenance.timings);
  for (const line of timingTable('Inside the service (provenance.timings)', inService)) say(line);
  say(
    `\nDone in ${seconds(total)}; ${SETTLE_SECONDS} s of it is GROUP_SETTLE_SECONDS, which waits for more alerts of the same group.`,
  );
};

const cleanUp = async () => {
  for (const step of undo.splice(0).reverse()) await step();
};

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    interrupted = true;
    void cleanUp().finally(() => process.exit(1));
  });
}

try {
  await demo();
} catch (error) {
  process.stderr.write(interrupted ? '\nInterrupted.\n' : `\nThe demo failed. ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
