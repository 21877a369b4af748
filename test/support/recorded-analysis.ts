import type { TestingModule } from '@nestjs/testing';
import { Analyst } from '../../src/analysis/analyst.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import { ModelCircuit } from '../../src/llm/circuit.js';
import { SessionStore, type Transcript } from '../../src/sessions/session-store.js';
import { MemoryLogger } from './memory-logger.js';
import type { CaseCall, ProviderCase } from './provider-case.js';
import { recordedPipeline, recordedRequest, recordedSettings } from './recorded-pipeline.js';

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
    const settings = recordedSettings({
      AI_PROVIDER: first?.id,
      AI_PROVIDER_FALLBACK: others.map(({ id }) => id).join(','),
      ...Object.assign({}, ...providers.map((provider) => provider.environment)),
      ...environment,
    });
    const logger = new MemoryLogger();
    const app = await recordedPipeline({ settings, logger });
    return new RecordedAnalysis(app, logger);
  }

  /** State of the model's circuit, as /readyz tells it. */
  get circuit(): ModelCircuit['state'] {
    return this.#app.get(ModelCircuit).state;
  }

  /** @param ms until the deadline */
  async run({ signal = new AbortController().signal, ms = 60_000 } = {}): Promise<AnalysisReport> {
    const request = recordedRequest({ signal, deadlineAt: Date.now() + ms });
    const report = await this.#app.get(Analyst).analyse(request);
    return report.value;
  }

  close(): Promise<void> {
    return this.#app.close();
  }
}
