import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Analyst } from '../../src/analysis/analyst.js';
import { PipelineModule } from '../../src/analysis/pipeline.module.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import { loadSettings } from '../../src/config/load.js';
import { Settings } from '../../src/config/settings.js';
import { Masker } from '../../src/masking/index.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { Clock, SystemClock } from '../../src/telemetry/clock.js';
import { Logger } from '../../src/telemetry/logger.js';
import { Meter, SilentMeter } from '../../src/telemetry/metrics/meter.js';
import { MemoryLogger } from '../support/memory-logger.js';
import { answering, ModelServer, structuredAnswer } from '../support/model-server.js';
import { RECORDED_ANSWERS } from '../support/recorded-answers.js';
import { recordedScenarios, type Scenario } from '../support/recorded-scenario.js';

let server: ModelServer;
const cleanups: (() => Promise<void>)[] = [];

beforeEach(async () => {
  server = await ModelServer.start();
});
afterEach(async () => {
  for (const close of cleanups.splice(0)) await close();
  await server.close();
});

/** The pipeline with its real parts: a recorded cluster, the real masking, a model. */
const analyse = async (
  scenario: Scenario,
  environment: Readonly<Record<string, string>> = {},
): Promise<AnalysisReport> => {
  const settings = loadSettings({
    KUBE_SNAPSHOT: scenario.folder,
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: server.url,
    ...environment,
  });
  const shared = [
    { provide: Settings, useValue: settings },
    { provide: Logger, useValue: new MemoryLogger() },
    { provide: Clock, useClass: SystemClock },
    { provide: Meter, useValue: new SilentMeter() },
    { provide: Masker, useClass: RuleMasker },
  ];
  @Global()
  @Module({ providers: shared, exports: [Settings, Logger, Clock, Meter, Masker] })
  class SharedModule {}
  const app = await Test.createTestingModule({ imports: [SharedModule, PipelineModule] }).compile();
  cleanups.push(() => app.close());
  const report = await app.get(Analyst).analyse({
    members: scenario.members,
    groupKey: null,
    language: 'en',
    previous: null,
    history: [],
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
  });
  return report.value;
};

/** What a careful model answers about the scenario. */
const answerAbout = ({ name }: Scenario): string => {
  const [careful] = RECORDED_ANSWERS[name] ?? [];
  if (careful === undefined) throw new Error(`no answer about ${name}`);
  const { cause, en, ko, citations } = careful;
  return structuredAnswer({
    cause,
    en: { summary: en, detail: en },
    ko: { summary: ko, detail: ko },
    chain: [],
    citations: citations.map(([claim, evidence, quote]) => ({ claim, evidence, quote })),
  });
};

const promptSent = (): string => server.requests[0]!.body.messages.map(({ content }) => content).join('\n');

const scenarios = recordedScenarios();

describe('an analysis of a recorded cluster with a model', () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'shows the model what names the cause of %s, and reports its answer',
    async (_, scenario) => {
      server.otherwise = answering(answerAbout(scenario));
      const report = await analyse(scenario);
      const prompt = promptSent();
      const found = (expression: string) => new RegExp(expression, 'i').test(prompt);
      expect(scenario.expected.cause_any.some(found)).toBe(true);
      expect(scenario.expected.must_name.filter((name) => !found(name))).toEqual([]);
      expect(prompt.length).toBeLessThan(32_000 * 4);
      expect(report.provenance).toMatchObject({
        model: { provider: 'openai', id: 'gpt-6.1-sol' },
        reason: null,
        usage: { turns: 1, inputTokens: 120 },
      });
      expect(report.body.analysis_summary).toBe(RECORDED_ANSWERS[scenario.name]?.[0]?.en);
      expect(report.body.analysis_summary_i18n?.ko).toBe(RECORDED_ANSWERS[scenario.name]?.[0]?.ko);
    },
  );

  it('keeps what the findings rest on when the prompt must shrink', async () => {
    const oomkilled = scenarios.find(({ name }) => name === 'oomkilled')!;
    const report = await analyse(oomkilled, { PROMPT_TOKEN_BUDGET: '2500' });
    const prompt = promptSent();
    expect(prompt.length).toBeLessThanOrEqual(2500 * 4);
    expect(prompt).toContain('Left out for lack of room');
    for (const id of report.findings[0]!.evidence) expect(prompt).toMatch(new RegExp(`<${id} [a-z]{6}>`));
  });

  it('answers from the rules when the model refuses the key, and says so', async () => {
    server.refuseWith = 401;
    const report = await analyse(scenarios[0]!);
    expect(report.provenance).toMatchObject({ model: null, reason: 'llm_auth' });
    expect(report.body.warnings).toContain('analysis engine issue: llm_auth');
  });
});
