import type { TestingModule } from '@nestjs/testing';
import { Analyst } from '../../src/analysis/analyst.js';
import { Chat } from '../../src/chat/chat.js';
import { ChatModule } from '../../src/chat/chat.module.js';
import { IncidentsModule } from '../../src/incidents/incidents.module.js';
import type { ChatQuestion } from '../../src/chat/chat-request.js';
import { PendingWrites } from '../../src/analysis/history/pending-writes.js';
import { IncidentReports, type IncidentRequest } from '../../src/incidents/incident-report.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import type { AnalysisRequest } from '../../src/analysis/request.js';
import type { IncidentAnswer } from '../../src/prompt/incident/incident-answer.js';
import { MemorySessionStore } from '../../src/sessions/memory/memory-session-store.js';
import { SessionStore, SessionsUnavailable, type Transcript } from '../../src/sessions/session-store.js';
import { Masker, type Masked } from '../../src/masking/index.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { Toolbox } from '../../src/tools/toolbox.js';
import type { ToolScope } from '../../src/tools/tool-scope.js';
import { MemoryLogger } from './memory-logger.js';
import { ModelServer, type ModelRequest } from './model-server.js';
import { OOMKILLED, recordedPipeline, recordedRequest, recordedSettings } from './recorded-pipeline.js';

/** Keeps in memory, remembers its transcripts, and fails where a test says so. */
export class WatchedStore extends MemorySessionStore {
  readonly transcripts: Transcript[] = [];
  /** What fails from now on. */
  readonly broken = new Set<'conversations' | 'append' | 'summaries' | 'transcripts' | 'lookedAt'>();
  #held: PromiseWithResolvers<void> | null = null;

  /** Has every summary wait from now on, as with a database that went away, until {@link release}. */
  hold(): void {
    this.#held ??= Promise.withResolvers();
  }

  release(): void {
    this.#held?.resolve();
    this.#held = null;
  }

  override async summaries(key: string) {
    await this.#held?.promise;
    this.#check('summaries');
    return super.summaries(key);
  }

  override async addSummary(key: string, summary: Masked<string>): Promise<void> {
    this.#check('summaries');
    return super.addSummary(key, summary);
  }

  override async addTranscript(transcript: Masked<Transcript>): Promise<void> {
    this.#check('transcripts');
    this.transcripts.push(transcript.value);
    return super.addTranscript(transcript);
  }

  override async lookedAt(incidentId: string) {
    this.#check('lookedAt');
    return super.lookedAt(incidentId);
  }

  override async withConversation<T>(...[id, waiting, work]: Parameters<SessionStore['withConversation']>) {
    this.#check('conversations');
    return super.withConversation(id, waiting, async (open) =>
      work({
        ...open,
        append: async (...said) => {
          this.#check('append');
          return open.append(...said);
        },
      }),
    ) as Promise<T>;
  }

  #check(what: 'conversations' | 'append' | 'summaries' | 'transcripts' | 'lookedAt'): void {
    if (this.broken.has(what)) throw new SessionsUnavailable('ECONNREFUSED 10.0.0.7:5432 user=kuberca');
  }
}

/** One message of a request as OpenAI's protocol has it. */
export interface WireMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string } }[];
  readonly tool_call_id?: string;
}

export const wireMessages = (request: ModelRequest | undefined): readonly WireMessage[] =>
  (request?.body.messages ?? []) as readonly WireMessage[];

/** The pipeline with its real parts: a recorded cluster, the real masking, history in memory, a model of the test. */
export class PipelineApp {
  /** What the tools of each investigation were allowed to reach. */
  readonly scopes: (ToolScope | undefined)[] = [];

  private constructor(
    private readonly module: TestingModule,
    readonly model: ModelServer,
    readonly store: WatchedStore,
    readonly logger: MemoryLogger,
  ) {
    const toolbox = module.get(Toolbox, { strict: false });
    const open = toolbox.open.bind(toolbox);
    toolbox.open = (...scope: Parameters<Toolbox['open']>) => {
      this.scopes.push(scope[0]);
      return open(...scope);
    };
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<PipelineApp> {
    const model = await ModelServer.start();
    const logger = new MemoryLogger();
    const settings = recordedSettings({
      AI_PROVIDER: 'openai',
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: model.url,
      ...environment,
    });
    const store = new WatchedStore({ settings, logger, clock: new SystemClock() });
    const rooms = [ChatModule, IncidentsModule];
    const module = await recordedPipeline({ settings, logger, rooms, store });
    return new PipelineApp(module, model, store, logger);
  }

  async close(): Promise<void> {
    this.store.release();
    await this.module.close();
    await this.model.close();
  }

  /** Asks in conversation `c-1` in English, unless said otherwise. */
  async ask(question: Partial<ChatQuestion> = {}): Promise<{ text: string; conversationId: string | null }> {
    const { text, conversationId } = await this.module.get(Chat).answer({
      message: 'Which limit did it hit?',
      conversationId: 'c-1',
      language: 'en',
      context: null,
      ...this.#limits(),
      ...question,
    });
    return { text: text.value, conversationId: conversationId.value };
  }

  async report(
    request: Partial<IncidentRequest> & Pick<IncidentRequest, 'incident'>,
  ): Promise<IncidentAnswer> {
    const reports = this.module.get(IncidentReports);
    return (await reports.write({ language: 'en', ...this.#limits(), ...request })).value;
  }

  /** Analyses the alert of the recorded cluster. */
  async analyse({
    incidentId = null,
    ...request
  }: Partial<AnalysisRequest> & { readonly incidentId?: string | null } = {}): Promise<AnalysisReport> {
    const members = OOMKILLED.members.map(({ alert, caller }) => ({
      alert,
      caller: { ...caller, incidentId },
    }));
    const report = await this.module.get(Analyst).analyse(recordedRequest({ members, ...request }));
    return report.value;
  }

  /** Keeps a summary as an earlier analysis would. */
  async remember(key: string, summary: string): Promise<void> {
    await this.store.addSummary(key, this.module.get(Masker, { strict: false }).text(summary));
  }

  /** Resolves when what was finished is kept. */
  async kept(): Promise<void> {
    await this.module.get(PendingWrites, { strict: false }).done();
  }

  /** What the model was shown with its n-th request, counted from 0, or from the last. */
  shown(at = -1): readonly WireMessage[] {
    return wireMessages(this.model.requests.at(at));
  }

  /** The same as one text. */
  prompt(at = -1): string {
    return this.shown(at)
      .map(({ content }) => content ?? '')
      .join('\n');
  }

  /** Length of the prompt, in characters. */
  characters(at = -1): number {
    return this.shown(at).reduce((sum, { content }) => sum + (content ?? '').length, 0);
  }

  #limits(): Pick<ChatQuestion, 'signal' | 'deadlineAt'> {
    return { signal: new AbortController().signal, deadlineAt: Date.now() + 60_000 };
  }
}
