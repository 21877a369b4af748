import { Global, Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { PipelineModule } from '../../src/analysis/pipeline.module.js';
import type { AnalysisRequest } from '../../src/analysis/request.js';
import { loadSettings } from '../../src/config/load.js';
import { Settings } from '../../src/config/settings.js';
import type { LlmProvider } from '../../src/llm/provider.js';
import { LLM_PROVIDERS } from '../../src/llm/select-provider.js';
import { Masker } from '../../src/masking/index.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { Clock, SystemClock } from '../../src/telemetry/clock.js';
import { Logger } from '../../src/telemetry/logger.js';
import { Meter, SilentMeter } from '../../src/telemetry/metrics/meter.js';
import { MemoryLogger } from './memory-logger.js';
import { recordedScenarios, type Scenario } from './recorded-scenario.js';

/** The recorded cluster of these tests: cart-api in shop runs out of memory and is killed. */
export const OOMKILLED: Scenario = recordedScenarios().find(({ name }) => name === 'oomkilled')!;

/** Settings of a service that reads the recorded cluster and waits for moments only between calls of a model. */
export const recordedSettings = (environment: Readonly<Record<string, string | undefined>>): Settings =>
  loadSettings({
    KUBE_SNAPSHOT: OOMKILLED.folder,
    LLM_RETRY_MIN_WAIT: '0',
    LLM_RETRY_MAX_WAIT: '0.01',
    ...environment,
  });

/** How the pipeline is put together for a test. */
export interface PipelineParts {
  readonly settings: Settings;
  readonly logger: MemoryLogger;
  /** Rooms that stand above the pipeline. */
  readonly rooms?: readonly Type[];
  /** In the place of the models that the settings would give. */
  readonly provider?: LlmProvider;
  /** In the place of the store that the settings would give. */
  readonly store?: SessionStore;
}

/** The pipeline with its real parts, and the real masking. */
export const recordedPipeline = async ({
  settings,
  logger,
  rooms = [],
  store,
  provider,
}: PipelineParts): Promise<TestingModule> => {
  const shared = [
    { provide: Settings, useValue: settings },
    { provide: Logger, useValue: logger },
    { provide: Clock, useClass: SystemClock },
    { provide: Meter, useValue: new SilentMeter() },
    { provide: Masker, useClass: RuleMasker },
  ];
  @Global()
  @Module({ providers: shared, exports: [Settings, Logger, Clock, Meter, Masker] })
  class SharedModule {}
  const building = Test.createTestingModule({ imports: [SharedModule, PipelineModule, ...rooms] });
  if (store !== undefined) building.overrideProvider(SessionStore).useValue(store);
  if (provider !== undefined) building.overrideProvider(LLM_PROVIDERS).useValue(() => provider);
  return building.compile();
};

/** The alert of the recorded cluster, to be analysed within a minute unless said otherwise. */
export const recordedRequest = (given: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  members: OOMKILLED.members,
  groupKey: null,
  language: 'en',
  previous: null,
  history: [],
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 60_000,
  ...given,
});
