// What checking a model's answer costs: CPU of verification, of the output policy and of the decision whether it is published,
// in ms an answer, over the recorded clusters and the answers that models gave about them. Needs a build:
// `npm run build && node test/bench/verify.mjs`. With node's `--cpu-prof` it shows where the time goes.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firstValueFrom, of } from 'rxjs';
import { judged } from '../../dist/analysis/accept/accept-answer.js';
import { safeAnswer } from '../../dist/analysis/accept/safe-answer.js';
import { collectEvidence } from '../../dist/analysis/collect-evidence.js';
import { composePrompt } from '../../dist/analysis/compose-prompt.js';
import { diagnose } from '../../dist/analysis/diagnose.js';
import { mask } from '../../dist/analysis/mask.js';
import { resolveTarget } from '../../dist/analysis/resolve-target.js';
import { unverifiedIn } from '../../dist/analysis/verify/unverified.js';
import { CollectorService } from '../../dist/collect/collector.service.js';
import { loadSettings } from '../../dist/config/load.js';
import { Diagnostician } from '../../dist/diagnosis/diagnostician.js';
import { MECHANISMS } from '../../dist/diagnosis/mechanisms/index.js';
import { Integrations } from '../../dist/integrations/integration.js';
import { INTEGRATIONS } from '../../dist/integrations/integrations.js';
import { ClusterReader } from '../../dist/integrations/kubernetes/client/cluster-reader.js';
import { ClusterCases } from '../../dist/integrations/kubernetes/cluster-cases.js';
import { SharedReads } from '../../dist/integrations/kubernetes/shared-reads.js';
import { RuleMasker } from '../../dist/masking/rule-masker.js';
import { OutputPolicy } from '../../dist/output/output-policy.js';
import { composePromptOf } from '../../dist/prompt/compose-prompt.js';
import { ESTIMATE } from '../../dist/prompt/token-counter.js';
import { SystemClock } from '../../dist/telemetry/clock.js';
import { RECORDED_ANSWERS, RECORDED_SUMMARIES } from '../support/recorded-answers.ts';
import { median, ms, printTable } from './figures.mjs';

const FOLDER = new URL('../fixtures/snapshots/', import.meta.url);
const ROUNDS = 15;
const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }) };
const diagnostician = new Diagnostician(MECHANISMS);

/** What a model was shown of a recorded cluster. */
const contentOf = async (name) => {
  const settings = loadSettings({ KUBE_SNAPSHOT: fileURLToPath(new URL(name, FOLDER)) });
  const reader = new ClusterReader(settings, new SystemClock());
  await reader.prepare();
  const masker = new RuleMasker(settings);
  const { alerts } = JSON.parse(readFileSync(new URL(`${name}/alert.json`, FOLDER), 'utf8'));
  const caller = { threadTs: '', incidentId: null, analysisType: null, language: null };
  const request = {
    members: alerts.map((alert) => ({ alert: { ...alert, endsAt: null }, caller })),
    groupKey: null,
    language: 'en',
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
  };
  const integrations = new Integrations(
    INTEGRATIONS.flatMap(({ overCluster }) => overCluster?.(reader, settings) ?? []),
  );
  const cases = new ClusterCases(reader, settings, new SharedReads(settings));
  const collectors = new CollectorService(cases, integrations, settings);
  const composer = {
    languagesFor: () => ['en', 'ko'],
    compose: (content, options) =>
      composePromptOf(content, { ...options, limits: settings.prompt, counter: ESTIMATE }),
  };
  const composed = await firstValueFrom(
    of(request).pipe(
      resolveTarget(null),
      collectEvidence(collectors, NO_HISTORY),
      diagnose((collected, alert) => diagnostician.diagnose(collected, alert)),
      mask(masker),
      composePrompt(masker, { composer, tools: 'target' }),
    ),
  );
  await reader.onApplicationShutdown();
  return {
    content: composed.content.value,
    prompt: composed.prompt.value,
    policy: new OutputPolicy(settings),
  };
};

const answerOf = ({ cause, en, ko, citations }) => ({
  summary: { en, ko },
  detail: {
    en: `#### **Root Cause**\n- ${en}\n\n#### **Evidence**\n${citations.map(([claim, id, quote]) => `- ${claim} (${id}): "${quote}"`).join('\n')}`,
    ko: `#### **근본 원인**\n- ${ko}`,
  },
  cause,
  confidence: 0.9,
  chain: [en],
  citations: citations.map(([claim, evidence, quote]) => ({ claim, evidence, quote })),
  ruledOut: [{ cause: 'a failing probe', because: 'none fails' }],
  nextSteps: [{ step: 'Look at it.', command: 'kubectl -n shop get pods -o wide', kind: 'read' }],
  written: ['en', 'ko'],
  relation: 'agrees',
  impact: null,
  whyNow: null,
  missingEvidence: [],
});

const cpuMs = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const rows = [];
const totals = { verify: [], clean: [], judge: [] };
for (const [name, answers] of Object.entries(RECORDED_ANSWERS)) {
  const { content, prompt, policy } = await contentOf(name);
  const { collected, members, target, diagnosis, seen } = content;
  const shown = {
    evidence: collected.evidence,
    shown: prompt.shown,
    alerts: members.map(({ alert }) => alert),
    target,
    findings: diagnosis.findings,
    ...(seen !== undefined && { seen }),
    background: [],
  };
  const texts = RECORDED_SUMMARIES[name] ?? [];
  const all = [...answers, ...texts.map((en) => ({ cause: en, en, ko: en, citations: [] }))].map(answerOf);
  const took = { verify: [], clean: [], judge: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    took.verify.push(cpuMs(() => all.forEach((answer) => unverifiedIn(answer, shown))) / all.length);
    took.clean.push(
      cpuMs(() => all.forEach((answer) => safeAnswer(answer, policy, prompt.marker))) / all.length,
    );
    const how = { readings: [], isVerified: true };
    took.judge.push(cpuMs(() => all.forEach((answer) => judged(answer, content, how))) / all.length);
  }
  const each = Object.entries(took).map(([stage, times]) => {
    totals[stage].push(median(times));
    return ms(median(times));
  });
  rows.push([name, String(all.length), ...each]);
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
rows.push(['mean', '', ...Object.values(totals).map((values) => ms(mean(values)))]);
printTable('CPU for an answer', ['case', 'answers', 'verify', 'clean', 'accept'], rows);
