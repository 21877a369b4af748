// Alerts onto the stream and their results back, for the benches.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { fingerprintOf } from '../../dist/alerts/identity.js';
import { ROOT } from '../../scripts/service.mjs';

const RESULT_TIMEOUT_MS = 180_000;
const STREAM_TIMEOUT_MS = 15_000;

const webhook = JSON.parse(await readFile(join(ROOT, 'deploy/examples/alerts/oomkilled.json'), 'utf8'));
const [example] = webhook.alerts;

/** The example alert as one of another cluster: another fingerprint and another group, but the same calls. @param {number} number */
const alertNumber = (number) => {
  const labels = { ...example.labels, cluster: `bench-${number}` };
  return { ...example, labels, fingerprint: fingerprintOf(labels) };
};

/** @param {string} url of the service */
export const untilStreamIsUp = async (url) => {
  const deadline = performance.now() + STREAM_TIMEOUT_MS;
  for (;;) {
    const readiness = await (await fetch(`${url}/readyz`)).json();
    if (readiness.details?.stream?.state === 'up') return;
    if (performance.now() > deadline) throw new Error(`no stream: ${JSON.stringify(readiness)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/**
 * Publishes alerts as a user of the stream does, each a new one.
 * @param {{ natsUrl: string, serviceUrl: string }} options
 */
export const openStream = async ({ natsUrl, serviceUrl }) => {
  await untilStreamIsUp(serviceUrl);
  const connection = await connect({ servers: natsUrl, timeout: 5_000 });
  const stream = jetstream(connection);
  let published = 0;
  return {
    /** @returns {Promise<{ ms: number, timings: Record<string, number> }>} from publish to result, and what the service says of it */
    analyse: async () => {
      const alert = alertNumber((published += 1));
      const results = connection.subscribe(`kuberca.results.alert.${alert.fingerprint}`, {
        max: 1,
        timeout: RESULT_TIMEOUT_MS,
      });
      await connection.flush();
      const start = performance.now();
      const stored = stream.publish(`kuberca.alerts.firing.${alert.fingerprint}`, JSON.stringify(alert));
      for await (const message of results) {
        const took = performance.now() - start;
        await stored;
        return { ms: took, timings: message.json().provenance.timings };
      }
      throw new Error(`no result for ${alert.fingerprint}`);
    },
    close: () => connection.close(),
  };
};
