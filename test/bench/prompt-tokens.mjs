// What a prompt costs: tokens (o200k) of system text, user text and answer schema for each recorded cluster, and how long
// composing takes. With `--show NAME` prints that prompt instead. Needs a build:
// `npm run build && node test/bench/prompt-tokens.mjs`.
import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countTokens } from 'gpt-tokenizer';
import { firstValueFrom, of } from 'rxjs';
import { collectEvidence } from '../../dist/analysis/collect-evidence.js';
import { diagnose } from '../../dist/analysis/diagnose.js';
import { mask } from '../../dist/analysis/mask.js';
import { composePrompt } from '../../dist/analysis/compose-prompt.js';
import { resolveTarget } from '../../dist/analysis/resolve-target.js';
import { CollectorService } from '../../dist/collect/collector.service.js';
import { loadSettings } from '../../dist/config/load.js';
import { Diagnostician } from '../../dist/diagnosis/diagnostician.js';
import { MECHANISMS } from '../../dist/diagnosis/mechanisms/index.js';
import { RuleMasker } from '../../dist/masking/rule-masker.js';
import { composePromptOf } from '../../dist/prompt/compose-prompt.js';
import { ESTIMATE } from '../../dist/prompt/token-counter.js';
import { answerJsonSchema } from '../../dist/prompt/answer-schema.js';
import { Integrations } from '../../dist/integrations/integration.js';
import { INTEGRATIONS } from '../../dist/integrations/integrations.js';
import { ClusterCases } from '../../dist/integrations/kubernetes/cluster-cases.js';
import { SharedReads } from '../../dist/integrations/kubernetes/shared-reads.js';
import { ClusterReader } from '../../dist/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../dist/telemetry/clock.js';
import { median, ms, printTable } from './figures.mjs';

const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }) };

const FOLDER = new URL('../fixtures/snapshots/', import.meta.url);
const LANGUAGE = 'en';
const diagnostician = new Diagnostician(MECHANISMS);
const RUNS = 15;

const membersOf = (name) =>
  JSON.parse(readFileSync(new URL(`${name}/alert.json`, FOLDER), 'utf8')).alerts.map((alert) => ({
    alert: { ...alert, endsAt: null },
    caller: { threadTs: '', incidentId: null, analysisType: null, language: null },
  }));

/** The prompt of a recorded cluster as the service composes it, and what composing took in ms. */
const promptOf = async (name) => {
  const settings = loadSettings({ KUBE_SNAPSHOT: fileURLToPath(new URL(name, FOLDER)) });
  const reader = new ClusterReader(settings, new SystemClock());
  await reader.prepare();
  const masker = new RuleMasker(settings);
  const request = {
    members: membersOf(name),
    groupKey: null,
    language: LANGUAGE,
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
  };
  const integrations = new Integrations(
    INTEGRATIONS.flatMap(({ overCluster }) => overCluster?.(reader, settings) ?? []),
  );
  const collectors = new CollectorService(
    new ClusterCases(reader, settings, new SharedReads(settings)),
    integrations,
    settings,
  );
  const masked = await firstValueFrom(
    of(request).pipe(
      resolveTarget(null),
      collectEvidence(collectors, NO_HISTORY),
      diagnose((collected, alert) => diagnostician.diagnose(collected, alert)),
      mask(masker),
    ),
  );
  const composer = {
    languagesFor: () => ['en', 'ko'],
    compose: (content, options) =>
      composePromptOf(content, { ...options, limits: settings.prompt, counter: ESTIMATE }),
  };
  const setting = { composer, tools: 'target' };
  const compose = () => firstValueFrom(of(masked).pipe(composePrompt(masker, setting)));
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    await compose();
    times.push(performance.now() - startedAt);
  }
  const { prompt } = await compose();
  await reader.onApplicationShutdown();
  return { prompt: prompt.value, took: median(times) };
};

const names = readdirSync(FOLDER).sort();
const shown = process.argv[2] === '--show' ? process.argv[3] : null;
if (shown !== null) {
  const { prompt } = await promptOf(shown);
  process.stdout.write(`${prompt.system}\n\n=== user ===\n\n${prompt.user}\n`);
} else {
  const schema = countTokens(JSON.stringify(answerJsonSchema(LANGUAGE)));
  const rows = [];
  for (const name of names) {
    const { prompt, took } = await promptOf(name);
    const [system, user] = [countTokens(prompt.system), countTokens(prompt.user)];
    rows.push([name, ...[system, user, schema, system + user + schema, prompt.tokens].map(String), ms(took)]);
  }
  printTable('Tokens of a prompt (o200k)', ['system', 'user', 'schema', 'all', 'counted', 'composing'], rows);
}
