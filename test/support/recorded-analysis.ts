import { Global, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Analyst } from '../../src/analysis/analyst.js';
import { PipelineModule } from '../../src/analysis/pipeline.module.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import { loadSettings } from '../../src/config/load.js';
import { Settings } from '../../src/config/settings.js';
import { ModelCircuit } from '../../src/llm/circuit.js';
import { Masker } from '../../src/masking/index.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { SessionStore, type Transcript } from '../../src/sessions/session-store.js';
import { Clock, SystemClock } from '../../src/telemetry/clock.js';
import { Logger } from '../../src/telemetry/logger.js';
import { MemoryLogger } from './memory-logger.js';
import type { CaseCall, ProviderCase } from './provider-case.js';
import { recordedScenarios } from './recorded-scenario.js';

const SCENARIO = recordedScenarios().find(({ name }) => name === 'oomkilled')!;
/** The pod that the alert of the recording names. */
export const POD = { namespace: 'shop', pod_name: 'cart-api-6b6ccbc6c7-k2n68' };

/** A call of a tool about that pod. */
export const about = (name: string, more: Readonly<Record<string, unknown>> = {}): CaseCall => ({
  name,
  arguments: JSON.stringify({ ...POD, ...more }),
});

/**
 * The whole analysis with its real parts: a recorded cluster whose container is OOM-killed, its tools, the masking, history
 * in memory, and models at local servers. Waits between calls are short.
 */
export class RecordedAnalysis {
  readonly logger: MemoryLogger;
  /** What was kept in the session store. */
  readonly transcripts: Transcript[] = [];
  readonly #app: TestingModule;

  private constructor(app: TestingModule, logger: MemoryLogger) {
    this.#app = app;
    this.logger = logger;
    const store = app.get(SessionStore);
    const keep = store.addTranscript.bind(store);
    store.addTranscript = async (transcript) => {
      await keep(transcript);
      this.transcripts.push(transcript.value);
    };
  }

  /** @param providers the first one is asked first, the others when it fails */
  static async start(
    providers: readonly Pick<ProviderCase, 'id' | 'environment'>[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<RecordedAnalysis> {
    const [first, ...others] = providers;
    const settings = loadSettings({
      KUBE_SNAPSHOT: SCENARIO.folder,
      AI_PROVIDER: first?.id,
      AI_PROVIDER_FALLBACK: others.map(({ id }) => id).join(','),
      LLM_RETRY_MIN_WAIT: '0',
      LLM_RETRY_MAX_WAIT: '0.01',
      ...Object.assign({}, ...providers.map((provider) => provider.environment)),
      ...environment,
    });
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
    return new RecordedAnalysis(app, logger);
  }

  /** State of the model's circuit, as /readyz tells it. */
  get circuit(): ModelCircuit['state'] {
    return this.#app.get(ModelCircuit).state;
  }

  /** @param ms until the deadline */
  async run({ signal = new AbortController().signal, ms = 60_000 } = {}): Promise<AnalysisReport> {
    const report = await this.#app.get(Analyst).analyse({
      members: SCENARIO.members,
      groupKey: null,
      language: 'en',
      previous: null,
      history: [],
      signal,
      deadlineAt: Date.now() + ms,
    });
    return report.value;
  }

  close(): Promise<void> {
    return this.#app.close();
  }
}
