import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { recordedScenarios, type Expectation, type Scenario } from '../../test/support/recorded-scenario.js';
import { ConfigModule } from '../config/config.module.js';
import { loadSettings } from '../config/load.js';
import { LlmError } from '../llm/failure.js';
import type { LlmProvider } from '../llm/provider.js';
import { LLM_PROVIDERS } from '../llm/select-provider.js';
import { MaskingModule } from '../masking/masking.module.js';
import { Clock, SystemClock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { Meter, SilentMeter } from '../telemetry/metrics/meter.js';
import { Analyst } from './analyst.js';
import { PipelineModule } from './pipeline.module.js';
import type { AnalysisRequest } from './request.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of cleanups.splice(0)) await close();
});

/** The pipeline with its real parts: a recorded cluster, and no model unless one is given. */
const start = async (environment: Readonly<Record<string, string>>, provider: LlmProvider | null = null) => {
  const logger = new MemoryLogger();
  @Global()
  @Module({
    providers: [
      { provide: Logger, useValue: logger },
      { provide: Clock, useClass: SystemClock },
      { provide: Meter, useValue: new SilentMeter() },
    ],
    exports: [Logger, Clock, Meter],
  })
  class MemoryTelemetryModule {}
  const app = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(loadSettings(environment)),
      MaskingModule,
      MemoryTelemetryModule,
      PipelineModule,
    ],
  })
    .overrideProvider(LLM_PROVIDERS)
    .useValue(() => provider)
    .compile();
  cleanups.push(() => app.close());
  return { analyst: app.get(Analyst), logger };
};

const requestFor = (scenario: Scenario, parts: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  members: scenario.members,
  groupKey: null,
  language: 'en',
  previous: null,
  history: [],
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 60_000,
  ...parts,
});

const scenarios = recordedScenarios();
const oomkilled = scenarios.find(({ name }) => name === 'oomkilled')!;

const expectAnswer = (text: string, { cause_any, must_name, must_not }: Expectation): void => {
  const found = (expression: string) => new RegExp(expression, 'i').test(text);
  expect({ text, cause: cause_any.some(found) }).toEqual({ text, cause: true });
  expect({ text, unnamed: must_name.filter((name) => !found(name)) }).toEqual({ text, unnamed: [] });
  expect({ text, wrong: must_not.filter(found) }).toEqual({ text, wrong: [] });
};

describe('an analysis of a recorded cluster without a model', () => {
  it('has all eight scenarios', () => {
    expect(scenarios).toHaveLength(8);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'names the cause of %s in its summary',
    async (_, scenario) => {
      const { analyst } = await start({ KUBE_SNAPSHOT: scenario.folder });
      const { value: report } = await analyst.analyse(requestFor(scenario));
      expectAnswer(report.body.analysis_summary ?? '', scenario.expected);
      const whole = `${report.body.analysis}\n${report.body.analysis_detail}`;
      expect(scenario.expected.must_not.filter((wrong) => new RegExp(wrong, 'i').test(whole))).toEqual([]);
      expect(report.body.analysis_quality).not.toBe('low');
      expect(report.findings.length).toBeGreaterThan(0);
      expect(report.body.analysis_summary_i18n?.ko).toMatch(/[가-힣]/);
    },
  );

  it('tells the steps of the runbook that is for the alert, in the words of the team', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kuberca-runbooks-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    await writeFile(
      join(folder, 'cart.md'),
      '---\nalerts: KubePod*\nmechanism: memory/*\n---\n# Cart\n## Steps\n- Ask the cart team before a change.\n',
    );
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder, RUNBOOKS_DIR: folder });
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expect(report.body.analysis_detail).toContain('- Runbook cart.md: Ask the cart team before a change.');
  });

  it.each(['storm', 'late'] as const)('composes no prompt where the work is %s', async (rulesOnly) => {
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const { value: report } = await analyst.analyse(requestFor(oomkilled, { rulesOnly }));
    expectAnswer(report.body.analysis_summary ?? '', oomkilled.expected);
    expect(report.provenance).toMatchObject({ model: null, reason: rulesOnly, usage: null });
    expect(Object.keys(report.provenance.timings)).not.toContain('prompt');
  });

  it('cites only evidence that the report lists', async () => {
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    const listed = new Set(report.evidence.map(({ id }) => id));
    const cited = [
      ...report.findings.flatMap(({ evidence }) => evidence),
      ...(report.body.analysis_detail?.match(/\bE\d+\b/g) ?? []),
    ];
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter((id) => !listed.has(id as `E${number}`))).toEqual([]);
  });

  it('keeps the numbers of the report through masking, and leaves one line in the log', async () => {
    const { analyst, logger } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expect(report.provenance).toMatchObject({ model: null, reason: 'not_configured', usage: null });
    expect(report.provenance.timings).toMatchObject({
      collect: expect.any(Number),
      total: expect.any(Number),
    });
    expect(logger.lines.filter(({ event }) => event === 'analysis_finished')).toEqual([
      expect.objectContaining({
        level: 'info',
        fields: expect.objectContaining({
          fingerprint: oomkilled.members[0]?.alert.fingerprint,
          alertname: 'KubePodCrashLooping',
          quality: 'high',
          reason: 'not_configured',
          findings: expect.arrayContaining(['memory/container-limit']),
        }),
      }),
    ]);
  });

  it('answers though no cluster can be read', async () => {
    const { analyst } = await start({ KUBE_SNAPSHOT: '/nowhere/at/all' });
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expect(report.body).toMatchObject({ status: 'ok', analysis_quality: 'low' });
    expect(report.body.missing_data).toEqual(expect.arrayContaining(['k8s.core_api', 'k8s.pod_status']));
    expect(report.body.capabilities.k8s_core).toBe('unavailable');
  });

  it('tells what a snapshot did not record from what is absent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kuberca-snapshot-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    await cp(oomkilled.folder, folder, { recursive: true });
    const manifest = JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8')) as object;
    await writeFile(join(folder, 'snapshot.json'), JSON.stringify({ ...manifest, kinds: ['Pod'] }));
    const { analyst } = await start({ KUBE_SNAPSHOT: folder });
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expectAnswer(report.body.analysis_summary ?? '', oomkilled.expected);
    expect(report.body.missing_data).toEqual(expect.arrayContaining(['k8s.events', 'k8s.workload_status']));
    expect(report.body.warnings?.join('\n')).toMatch(/^k8s\.events: unavailable: .*not recorded/m);
    expect(report.body.capabilities).toMatchObject({ k8s_core: 'degraded', manifest_read: 'unavailable' });
  });

  it('says that a namespace is out of bounds, and infers nothing', async () => {
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder, KUBE_NAMESPACES_DENY: 'shop' });
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expect(report.findings).toEqual([]);
    expect(report.body.analysis_quality).toBe('low');
    expect(report.body.warnings?.join('\n')).toMatch(/^k8s\.pod_status: forbidden: .*configuration/m);
    expect(JSON.stringify(report)).not.toContain('OOMKilled');
  });

  it('masks what a label carries', async () => {
    const [worst] = oomkilled.members;
    const annotations = { summary: 'login with password=hunter2secret failed' };
    const members = [{ ...worst!, alert: { ...worst!.alert, annotations } }];
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const report = await analyst.analyse(requestFor({ ...oomkilled, members }));
    expect(JSON.stringify(report)).not.toContain('hunter2secret');
  });
});

describe('an analysis with a model', () => {
  const snapshot = { KUBE_SNAPSHOT: oomkilled.folder, LLM_RETRY_MAX_ATTEMPTS: '1' };
  const modelThat = (complete: LlmProvider['complete']): LlmProvider => ({
    id: 'openai',
    model: 'gpt-4o',
    complete,
    probe: async () => 'accepted',
  });
  const replying = (reply: object): LlmProvider =>
    modelThat(async () => ({
      text: JSON.stringify(reply),
      toolCalls: [],
      stop: 'end',
      usage: { inputTokens: 1200, outputTokens: 90, cachedTokens: 10 },
    }));
  const answer = {
    cause: 'cart-api exceeds its memory limit',
    confidence: 0.9,
    citations: [{ claim: 'OOMKilled', evidence: ['E2'] }],
    en: { summary: 'cart-api exceeds its memory limit.', detail: '#### **Root Cause**\n- OOMKilled [E2]' },
    ko: { summary: 'cart-api가 메모리 한도를 초과합니다.', detail: '#### **근본 원인**\n- OOMKilled [E2]' },
    missing_evidence: [],
    next_steps: [],
  };

  it("carries the model's answer, what it cost and the findings", async () => {
    const { analyst, logger } = await start(snapshot, replying(answer));
    const { value: report } = await analyst.analyse(requestFor(oomkilled, { language: 'ko' }));
    expect(report.body).toMatchObject({
      analysis_summary: answer.ko.summary,
      analysis_quality: 'high',
      analysis_summary_i18n: { en: answer.en.summary, ko: answer.ko.summary },
    });
    expect(report.body.analysis).toContain('### 1) 요약\n');
    expect(report.body.missing_data?.join()).not.toContain('analysis_engine');
    expect(report.provenance).toMatchObject({
      model: { provider: 'openai', id: 'gpt-4o' },
      reason: null,
      rules: ['memory/container-limit'],
      usage: { turns: 1, toolCalls: 0, inputTokens: 1200, outputTokens: 90, cachedTokens: 10 },
    });
    expect(report.findings[0]?.cause).toMatch(/[가-힣]/);
    expect(logger.lines.at(-1)?.fields).toMatchObject({ model: 'gpt-4o', quality: 'high' });
  });

  it('lowers the quality and warns when the answer cites what is not there', async () => {
    const citations = [{ claim: 'it leaks', evidence: ['E99'] }];
    const { analyst } = await start(snapshot, replying({ ...answer, citations }));
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expect(report.body.analysis_quality).toBe('medium');
    expect(report.body.warnings?.join('\n')).toContain('E99');
  });

  it('is answered by the rules when the model refuses the key, saying so', async () => {
    const refusing = modelThat(() => Promise.reject(new LlmError('unauthorised', '401 invalid key')));
    const { analyst } = await start(snapshot, refusing);
    const { value: report } = await analyst.analyse(requestFor(oomkilled));
    expectAnswer(report.body.analysis_summary ?? '', oomkilled.expected);
    expect(report.body.missing_data?.at(-1)).toBe('analysis_engine.llm_auth');
    expect(report.body.analysis).toContain('analysis engine unavailable: authentication failed');
    expect(report.provenance).toMatchObject({ model: null, reason: 'llm_auth' });
  });

  it('gives the model up in time for the rules to answer before the deadline', async () => {
    const silent = modelThat(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const { analyst } = await start(snapshot, silent);
    const { value: report } = await analyst.analyse(requestFor(oomkilled, { deadlineAt: Date.now() + 1500 }));
    expect(report.provenance.model).toBeNull();
    expect(report.findings.length).toBeGreaterThan(0);
  });
});

describe('the end of an analysis', () => {
  it('comes at once when its owner ends it', async () => {
    const { analyst, logger } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const signal = AbortSignal.abort(new Error('the caller hung up'));
    const ended = analyst.analyse(requestFor(oomkilled, { signal }));
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    expect(logger.lines.filter(({ event }) => event === 'analysis_finished')).toEqual([]);
  });

  it('is an answer, too, when the deadline is over before anything was read', async () => {
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const { value: report } = await analyst.analyse(requestFor(oomkilled, { deadlineAt: Date.now() - 1 }));
    expect(report.body).toMatchObject({ status: 'ok', analysis_quality: 'low' });
    expect(report.body.warnings).toContain(
      'k8s.pod_status: timeout: the deadline of the analysis was over before the cluster had answered',
    );
  });
});
