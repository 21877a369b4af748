// What an analysis with a model costs beside the model's own time, with a local server that speaks OpenAI's protocol and
// takes 2 s a call: analyses a minute by lanes, CPU, memory with 256 under way, tokens of the prompts, and what becomes of
// it when the model hangs or throttles for ever. Needs a build, and Linux.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { startNatsServer } from '../../scripts/nats-server.mjs';
import { ROOT, startService } from '../../scripts/service.mjs';
import { answering, calling, failing, ModelServer, structuredAnswer } from '../support/model-server.ts';
import { median, megabytes, ms, percentile, printTable } from './figures.mjs';
import { startKubernetesApi } from './kubernetes-api.mjs';
import { openStream } from './stream.mjs';

const MODEL_MS = 2000;
const LANES = [5, 32, 128, 256];
const IN_FLIGHT = 256;
/** Clock ticks of /proc a second on Linux. */
const TICKS = 100;
const DEADLINE_SECONDS = 8;
const SNAPSHOT = join(ROOT, 'deploy/examples/snapshots/oomkilled');
const POD = { namespace: 'shop', pod_name: 'cart-api-6b6ccbc6c7-k2n68' };

type Body = ModelServer['requests'][number]['body'];

const environment = (model: ModelServer) => ({
  AI_PROVIDER: 'openai',
  LLM_PROBE_AT_START: 'false',
  OPENAI_API_KEY: 'bench',
  OPENAI_BASE_URL: model.url,
  GROUP_SETTLE_SECONDS: '0',
  STORM_GROUPS: '0',
  LOG_LEVEL: 'warn',
});

const residentBytes = async (pid: number): Promise<number> =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

/** CPU that the process has used, in ms. */
const cpuMs = async (pid: number): Promise<number> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000;
};

/** The service with a stream, an API server and a model, for as long as `work` takes. */
const withService = async <T>(
  settings: Readonly<Record<string, string>>,
  work: (parts: {
    model: ModelServer;
    pid: number;
    analyse: () => Promise<{ ms: number; timings: Record<string, number> }>;
  }) => Promise<T>,
): Promise<T> => {
  const model = await ModelServer.start();
  model.delayMs = MODEL_MS;
  const api = await startKubernetesApi({ snapshot: SNAPSHOT, delayMs: 0 });
  const nats = await startNatsServer();
  const service = await startService({
    ...environment(model),
    KUBECONFIG: api.kubeconfig,
    NATS_URL: nats.url,
    ...settings,
  });
  const stream = await openStream({ natsUrl: nats.url, serviceUrl: service.url });
  try {
    await stream.analyse(); // everything is loaded
    return await work({ model, pid: service.pid ?? 0, analyse: stream.analyse });
  } finally {
    await stream.close();
    await service.stop();
    await nats.stop();
    await api.stop();
    await model.close();
  }
};

const throughput = async (lanes: number): Promise<readonly string[]> =>
  withService({ STREAM_LANES: String(lanes) }, async ({ pid, analyse }) => {
    const count = Math.max(20, lanes);
    const [cpuBefore, startedAt] = [await cpuMs(pid), performance.now()];
    const runs = await Promise.all(Array.from({ length: count }, analyse));
    const [took, cpu] = [performance.now() - startedAt, (await cpuMs(pid)) - cpuBefore];
    const totals = runs.map(({ timings }) => timings['total'] ?? 0);
    return [
      `${lanes} lanes, ${count} alerts at once`,
      (count / (took / 60_000)).toFixed(0),
      ms(median(totals) - MODEL_MS),
      ms(percentile(totals, 0.95) - MODEL_MS),
      ms(cpu / count),
    ];
  });

/** One analysis after the other: what one costs when nothing else runs. */
const alone = async (): Promise<readonly string[]> =>
  withService({ STREAM_LANES: '5' }, async ({ pid, analyse }) => {
    const runs: { ms: number; timings: Record<string, number> }[] = [];
    for (let run = 0; run < 5; run += 1) await analyse();
    const before = await cpuMs(pid);
    for (let run = 0; run < 15; run += 1) runs.push(await analyse());
    const cpu = (await cpuMs(pid)) - before;
    const published = runs.map((run) => run.ms);
    const totals = runs.map(({ timings }) => timings['total'] ?? 0);
    return [
      'one after the other',
      (60_000 / median(published)).toFixed(0),
      ms(median(totals) - MODEL_MS),
      ms(percentile(totals, 0.95) - MODEL_MS),
      ms(cpu / runs.length),
    ];
  });

const memory = async (): Promise<readonly (readonly string[])[]> =>
  withService({ STREAM_LANES: String(IN_FLIGHT) }, async ({ model, pid, analyse }) => {
    const idle = await residentBytes(pid);
    const before = model.requests.length;
    model.hold();
    const runs = Array.from({ length: IN_FLIGHT }, analyse);
    await model.arrived(before + IN_FLIGHT);
    await sleep(500);
    const held = await residentBytes(pid);
    let most = held;
    const watch = setInterval(() => void residentBytes(pid).then((now) => (most = Math.max(most, now))), 50);
    model.release();
    await Promise.all(runs);
    clearInterval(watch);
    return [[`${IN_FLIGHT} under way`, megabytes(idle), megabytes(held), megabytes(most)]];
  });

const tokensOf = ({ messages, tools, response_format: format }: Body): number =>
  encode(messages.map((message) => JSON.stringify(message)).join('\n')).length +
  encode(JSON.stringify(tools ?? []) + JSON.stringify(format ?? {})).length;

/** The service over a recorded cluster, asked over HTTP. */
const overHttp = async <T>(
  settings: Readonly<Record<string, string>>,
  work: (model: ModelServer, analyse: () => Promise<Response>) => Promise<T>,
): Promise<T> => {
  const model = await ModelServer.start();
  const service = await startService({ ...environment(model), KUBE_SNAPSHOT: SNAPSHOT, ...settings });
  const webhook = JSON.parse(await readFile(join(ROOT, 'deploy/examples/alerts/oomkilled.json'), 'utf8')) as {
    alerts: unknown[];
  };
  const body = JSON.stringify({ alert: webhook.alerts[0], thread_ts: '' });
  try {
    return await work(model, () => fetch(`${service.url}/analyze`, { method: 'POST', body }));
  } finally {
    await service.stop();
    await model.close();
  }
};

/** What a responder would look at next: logs and state of the pod, then its neighbours, then what changed. */
const TURNS = [
  [
    calling(
      { id: 'a', name: 'get_previous_pod_logs', arguments: JSON.stringify(POD) },
      { id: 'b', name: 'get_pod_status', arguments: JSON.stringify(POD) },
    ),
  ],
  [calling({ id: 'c', name: 'list_namespace_events', arguments: '{"namespace":"shop"}' })],
  [calling({ id: 'd', name: 'list_pods_in_namespace', arguments: '{"namespace":"shop"}' })],
].flat();

const prompts = async (turns: number): Promise<readonly string[]> =>
  overHttp({}, async (model, analyse) => {
    model.next.push(...TURNS.slice(0, turns), answering(structuredAnswer()));
    const response = await analyse();
    await response.body?.cancel();
    const tokens = model.requests.map(({ body }) => tokensOf(body));
    const tools = encode(JSON.stringify(model.requests[0]?.body['tools'] ?? [])).length;
    return [
      `${turns} tool turns`,
      String(tokens.length),
      String(tokens.reduce((sum, each) => sum + each, 0)),
      String(tokens[0] ?? 0),
      String(tools),
    ];
  });

const stuck = async (name: string, prepare: (model: ModelServer) => void): Promise<readonly string[]> =>
  overHttp({ ANALYSIS_DEADLINE_SECONDS: String(DEADLINE_SECONDS) }, async (model, analyse) => {
    prepare(model);
    const startedAt = performance.now();
    const answer = (await (await analyse()).json()) as { warnings: string[] | null };
    const took = performance.now() - startedAt;
    const sizes = model.requests.map(({ body }) => JSON.stringify(body).length);
    const issue = (answer.warnings ?? []).find((warning) => warning.includes('issue')) ?? 'answered';
    return [
      name,
      ms(took),
      String(sizes.length),
      `${Math.min(...sizes)}-${Math.max(...sizes)}`,
      issue.replace('analysis engine issue: ', ''),
    ];
  });

const rows: (readonly string[])[] = [await alone()];
for (const lanes of LANES) rows.push(await throughput(lanes));
printTable(
  `Analyses with a model of ${MODEL_MS} ms a call; overhead is all but the model's own time`,
  ['a minute', 'overhead', 'p95', 'CPU each'],
  rows,
);
printTable('Resident memory', ['idle', 'in flight', 'most'], await memory());
printTable(
  'Tokens of the prompts of one analysis (o200k), OOM-killed pod',
  ['calls', 'tokens', 'first', 'tools'],
  [await prompts(0), await prompts(3)],
);
printTable(
  `A model that never answers, deadline ${DEADLINE_SECONDS} s`,
  ['answered', 'requests', 'bytes', 'issue'],
  [
    await stuck('hangs', (model) => model.hold()),
    await stuck('throttles', (model) => (model.otherwise = failing(429, { 'retry-after': '1' }))),
    await stuck('throttles, no delay named', (model) => (model.otherwise = failing(429))),
  ],
);
