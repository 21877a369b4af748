// Resident memory of the service, as `npm start` runs it: after its start, with everything loaded, and after many
// analyses. Once without a model and once with one (a local server that speaks OpenAI's protocol). Needs a build, and Linux.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ROOT, startService } from '../../scripts/service.mjs';
import { ModelServer } from '../support/model-server.ts';
import { median, megabytes, printTable } from './figures.mjs';
import { startKubernetesApi } from './kubernetes-api.mjs';
import { openStream } from './stream.mjs';

const STARTS = 3;
const ANALYSES = 200;
/** Long enough for what a start or an analysis leaves behind to be done. */
const REST_MS = 1_500;
const SNAPSHOT = join(ROOT, 'deploy/examples/snapshots/oomkilled');

/** Bytes of memory that the process has resident. @param {number} pid */
const residentBytes = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) * 1024;
};

/** One life of the service. @param {Record<string, string>} settings @returns bytes by moment */
const measure = async (settings) => {
  const nats = await startNatsServer();
  const service = await startService({ ...settings, NATS_URL: nats.url, GROUP_SETTLE_SECONDS: '0' });
  const rested = () => sleep(REST_MS).then(() => residentBytes(service.pid));
  const stream = await openStream({ natsUrl: nats.url, serviceUrl: service.url });
  /** @param {number} count */
  const afterAnalyses = async (count) => {
    for (let run = 0; run < count; run += 1) await stream.analyse();
    return rested();
  };
  try {
    const warmedUp = await rested();
    const afterOne = await afterAnalyses(1);
    const afterSome = await afterAnalyses(ANALYSES - 1);
    const afterMany = await afterAnalyses(ANALYSES);
    return { warmedUp, afterOne, afterSome, afterMany };
  } finally {
    await stream.close();
    await service.stop();
    await nats.stop();
  }
};

/** @param {string} name @param {Record<string, string>} settings */
const row = async (name, settings) => {
  const lives = [];
  for (let life = 0; life < STARTS; life += 1) lives.push(await measure(settings));
  return [
    name,
    ...Object.keys(lives[0]).map((moment) => megabytes(median(lives.map((life) => life[moment])))),
  ];
};

const api = await startKubernetesApi({ snapshot: SNAPSHOT, delayMs: 0 });
const model = await ModelServer.start();
const withModel = {
  AI_PROVIDER: 'openai',
  LLM_PROBE_AT_START: 'false',
  OPENAI_API_KEY: 'bench',
  OPENAI_BASE_URL: model.url,
};
try {
  printTable(
    `Resident memory, idle, median of ${STARTS} starts, after as many analyses`,
    ['none', '1', String(ANALYSES), String(2 * ANALYSES)],
    [
      await row('API server, no model', { KUBECONFIG: api.kubeconfig }),
      await row('API server and OpenAI SDK', { KUBECONFIG: api.kubeconfig, ...withModel }),
    ],
  );
} finally {
  await model.close();
  await api.stop();
}
