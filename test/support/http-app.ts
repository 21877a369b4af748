import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Analyst } from '../../src/analysis/analyst.js';
import { Analyses } from '../../src/groups/analyses/analyses.js';
import { AnalysesModule } from '../../src/groups/analyses/analyses.module.js';
import { Chat, type ChatAnswer } from '../../src/chat/chat.js';
import type { ChatQuestion } from '../../src/chat/chat-request.js';
import type { GroupResult } from '../../src/groups/group-result.js';
import { IncidentReports, type IncidentRequest } from '../../src/incidents/incident-report.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import type { AnalysisRequest } from '../../src/analysis/request.js';
import { loadSettings } from '../../src/config/load.js';
import { Settings } from '../../src/config/settings.js';
import { Lifecycle } from '../../src/lifecycle/lifecycle.js';
import { HttpModule } from '../../src/http/http.module.js';
import { configureHttp, createHttpAdapter } from '../../src/http/server.js';
import { PipelineModule } from '../../src/analysis/pipeline.module.js';
import { ChatModule } from '../../src/chat/chat.module.js';
import { IncidentsModule } from '../../src/incidents/incidents.module.js';
import { AlertIngest, type IngestResult, type WebhookAlerts } from '../../src/intake/alert-ingest.js';
import { SentBodies } from '../../src/intake/senders/sent-bodies.js';
import { IntakeModule } from '../../src/intake/intake.module.js';
import { LlmModule } from '../../src/llm/llm.module.js';
import { ModelSelection } from '../../src/llm/model-selection.js';
import { Masker, type Masked } from '../../src/masking/index.js';
import { mintMasked } from '../../src/masking/masked.js';
import type { IncidentAnswer } from '../../src/prompt/incident/incident-answer.js';
import { Clock, SystemClock } from '../../src/telemetry/clock.js';
import { Logger } from '../../src/telemetry/logger.js';
import { Meter } from '../../src/telemetry/metrics/meter.js';
import { PrometheusMeter } from '../../src/telemetry/metrics/prometheus-meter.js';
import { MemoryLogger } from './memory-logger.js';

/** Of the one analysis that there is. */
export const ANALYSIS_ID = '0123456789abcdef';

/** A text that {@link StarMasker} removes wherever it stands. */
export const SECRET = 'hunter2-hunter2';

/** Masks one known word in every string and in every key-less place: enough to see whether masking took place. */
export class StarMasker extends Masker {
  mask<T>(value: T): Masked<T> {
    const text = JSON.stringify(value);
    return mintMasked(text === undefined ? value : (JSON.parse(text.replaceAll(SECRET, '***')) as T));
  }
  text(value: string): Masked<string> {
    return mintMasked(value.replaceAll(SECRET, '***'));
  }
  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return this.mask(build(source.value));
  }
}

/** A finished report that says little: the HTTP room does not look inside. */
export const reportSaying = (analysis: string): AnalysisReport => ({
  body: {
    status: 'ok',
    analysis,
    analysis_summary: null,
    analysis_detail: null,
    analysis_summary_i18n: null,
    analysis_detail_i18n: null,
    analysis_type: 'firing',
    analysis_quality: 'low',
    missing_data: null,
    warnings: null,
    capabilities: {},
    context: {},
    artifacts: [],
    cause: null,
    further_causes: null,
  },
  findings: [],
  evidence: [],
  provenance: {
    service: { name: 'test', version: '0' },
    model: null,
    reason: null,
    rules: [],
    usage: null,
    timings: {},
  },
});

/** Hands each request to the test, which answers it, or holds it. */
export class ScriptedAnalyst extends Analyst {
  readonly requests: AnalysisRequest[] = [];
  constructor(
    private readonly script: (request: AnalysisRequest) => Promise<string> | string = () => 'because',
  ) {
    super();
  }
  async analyse(request: AnalysisRequest): Promise<Masked<AnalysisReport>> {
    this.requests.push(request);
    return mintMasked(reportSaying(await this.script(request)));
  }
}

/** Hands each question to the test, which answers it, or holds it. */
export class ScriptedChat implements Pick<Chat, 'answer'> {
  readonly questions: ChatQuestion[] = [];
  constructor(
    private readonly script: (question: ChatQuestion) => Promise<ChatAnswer> | ChatAnswer = (question) => ({
      text: mintMasked('The limit of 128Mi.'),
      conversationId: mintMasked(question.conversationId),
    }),
  ) {}
  async answer(question: ChatQuestion): Promise<ChatAnswer> {
    this.questions.push(question);
    return this.script(question);
  }
}

/** Hands each incident to the test, which writes its report, or holds it. */
export class ScriptedIncidentReports implements Pick<IncidentReports, 'write'> {
  readonly requests: IncidentRequest[] = [];
  constructor(
    private readonly script: (request: IncidentRequest) => Promise<IncidentAnswer> | IncidentAnswer = () => ({
      title: '[shop/checkout] limit too low',
      summary: { en: 'The limit.', ko: '한도.' },
      detail: { en: '- the limit', ko: '- 한도' },
    }),
  ) {}
  async write(request: IncidentRequest): Promise<Masked<IncidentAnswer>> {
    this.requests.push(request);
    return mintMasked(await this.script(request));
  }
}

/** Has one analysis. */
export class ScriptedAnalyses implements Pick<Analyses, 'list' | 'get'> {
  async list(): ReturnType<Analyses['list']> {
    const analyses = [
      {
        id: ANALYSIS_ID,
        stored_at: '2026-03-02T09:14:30.000Z',
        kind: 'analysis',
        status: 'firing',
        severity: 'warning',
        key: { cluster: 'prod', namespace: 'shop', workload: 'cart' },
        alertnames: ['KubePodCrashLooping'],
        firing: 1,
        members: 1,
        episode: '2026-03-02T09:14:30.000Z',
        summary: 'the limit',
        cause: null,
        model: null,
      },
    ] as const;
    return mintMasked({ analyses, next: null });
  }
  async get(id: string): ReturnType<Analyses['get']> {
    // The HTTP room does not look inside.
    return id === ANALYSIS_ID ? mintMasked({ version: 1 } as unknown as GroupResult) : null;
  }
}

/** Stores every alert, or fails as the test says, and remembers what it was given. */
export class ScriptedIngest extends AlertIngest {
  readonly bodies: WebhookAlerts[] = [];
  constructor(
    private readonly outcome: IngestResult | Error = { accepted: 1, rejected: 1 },
    readonly configured = true,
  ) {
    super();
  }
  async ingest(webhook: WebhookAlerts): Promise<IngestResult> {
    this.bodies.push(webhook);
    if (this.outcome instanceof Error) throw this.outcome;
    return this.outcome;
  }
}

export interface Parts {
  readonly environment?: Readonly<Record<string, string>>;
  readonly analyst?: Analyst;
  readonly chat?: Pick<Chat, 'answer'>;
  readonly reports?: Pick<IncidentReports, 'write'>;
  readonly selection?: ModelSelection;
  readonly ingest?: AlertIngest;
  readonly meter?: Meter;
  /** What readiness finds, marked `@HealthOf`. */
  readonly dependencies?: readonly Provider[];
  /** Whether the process counts as started; true unless said otherwise. */
  readonly started?: boolean;
}

export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly lifecycle: Lifecycle;
  readonly logger: MemoryLogger;
  /** What the router was given, in its order. */
  readonly routes: readonly RegisteredRoute[];
}

/** One method of one path that the router knows. */
export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
}

@Module({})
class Surroundings {}

/** In the place of each room's module: what it would give comes from {@link Surroundings}. */
@Module({})
class Nothing {}

const ROOMS = [AnalysesModule, PipelineModule, ChatModule, IncidentsModule, IntakeModule, LlmModule];

const surroundings = (parts: Parts, lifecycle: Lifecycle, logger: Logger): DynamicModule => {
  const settings = loadSettings(parts.environment ?? {});
  const providers = [
    { provide: Settings, useValue: settings },
    { provide: Lifecycle, useValue: lifecycle },
    { provide: Logger, useValue: logger },
    { provide: Masker, useValue: new StarMasker() },
    { provide: Clock, useValue: new SystemClock() },
    { provide: Meter, useValue: parts.meter ?? new PrometheusMeter() },
    { provide: Analyst, useValue: parts.analyst ?? new ScriptedAnalyst() },
    { provide: Chat, useValue: parts.chat ?? new ScriptedChat() },
    { provide: IncidentReports, useValue: parts.reports ?? new ScriptedIncidentReports() },
    { provide: ModelSelection, useValue: parts.selection ?? new ModelSelection(settings) },
    { provide: Analyses, useValue: new ScriptedAnalyses() },
    { provide: AlertIngest, useValue: parts.ingest ?? new ScriptedIngest() },
    { provide: SentBodies, useValue: new SentBodies(settings, logger) },
  ];
  return {
    module: Surroundings,
    global: true,
    providers: [...providers, ...(parts.dependencies ?? [])],
    exports: providers.map(({ provide }) => provide),
  };
};

/** The HTTP room alone, ready to `inject`: everything it asks of other rooms is given by the test. */
export const httpApp = async (parts: Parts = {}): Promise<HttpApp> => {
  const lifecycle = new Lifecycle();
  const logger = new MemoryLogger();
  const building = Test.createTestingModule({
    imports: [surroundings(parts, lifecycle, logger), HttpModule],
  });
  for (const room of ROOMS) building.overrideModule(room).useModule(Nothing);
  const module = await building.compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    createHttpAdapter(module.get(Settings, { strict: false })),
    { bodyParser: false, logger: false },
  );
  const routes: RegisteredRoute[] = [];
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => ({ method: one, url })));
  });
  configureHttp(app);
  await app.init();
  await server.ready();
  if (parts.started !== false) lifecycle.ready();
  return { app, lifecycle, logger, routes };
};
