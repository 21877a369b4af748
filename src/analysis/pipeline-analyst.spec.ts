import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { recordedScenarios, type Expectation, type Scenario } from '../../test/support/recorded-scenario.js';
import { loadSettings } from '../config/load.js';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { RuleMasker } from '../masking/rule-masker.js';
import { Clock, SystemClock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { Analyst } from './analyst.js';
import { PipelineModule } from './pipeline.module.js';
import type { AnalysisRequest } from './request.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of cleanups.splice(0)) await close();
});

/** The pipeline with its real parts: a recorded cluster, no model. */
const start = async (environment: Readonly<Record<string, string>>) => {
  const settings = loadSettings(environment);
  const logger = new MemoryLogger();
  const shared = [
    { provide: Settings, useValue: settings },
    { provide: Logger, useValue: logger },
    { provide: Clock, useClass: SystemClock },
    { provide: Masker, useClass: RuleMasker },
  ];
  @Global()
  @Module({ providers: shared, exports: [Settings, Logger, Clock, Masker] })
  class SharedModule {}
  const app = await Test.createTestingModule({ imports: [SharedModule, PipelineModule] }).compile();
  cleanups.push(() => app.close());
  return { analyst: app.get(Analyst), logger };
};

const requestFor = (scenario: Scenario, parts: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  members: scenario.members,
  groupKey: null,
  language: 'en',
  previous: null,
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
      expect(report.body.analysis_quality).toBe('medium');
      expect(report.findings.length).toBeGreaterThan(0);
      expect(report.body.analysis_summary_i18n?.ko).toMatch(/[가-힣]/);
    },
  );

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
          quality: 'medium',
          reason: 'not_configured',
          findings: expect.arrayContaining(['pod/oom-killed']),
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

  it('masks what a label carries', async () => {
    const [worst] = oomkilled.members;
    const annotations = { summary: 'login with password=hunter2secret failed' };
    const members = [{ ...worst!, alert: { ...worst!.alert, annotations } }];
    const { analyst } = await start({ KUBE_SNAPSHOT: oomkilled.folder });
    const report = await analyst.analyse(requestFor({ ...oomkilled, members }));
    expect(JSON.stringify(report)).not.toContain('hunter2secret');
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
