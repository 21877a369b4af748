import { afterEach } from '@jest/globals';
import { ModelServer } from './model-server.js';
import { OOMKILLED } from './recorded-pipeline.js';
import { PostgresServer } from './postgres-server.js';
import { ServiceProcess } from './service-process.js';
import { until } from './until.js';

const INCIDENT = 'INC-7';
/** What the recorded cluster's alert is kept under: in any incident, and in its own. */
export const ALERT_KEY = 'alert:19d7a3f9c4f102d6';
export const INCIDENT_KEY = `${INCIDENT}:19d7a3f9c4f102d6`;

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const resource of open.splice(0)) await resource.close();
});

export interface Analysed {
  readonly code: number;
  readonly summary: string;
  readonly warnings: readonly string[];
}

const post = async (url: string, body: unknown) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { code: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
};

/** A model that is closed after the test. */
export const modelForThisTest = async (): Promise<ModelServer> => {
  const model = await ModelServer.start();
  open.push(model);
  return model;
};

/** The service as a process, on a recorded cluster and a database, with a model of the test. Killed after the test. */
export class HistoryService {
  private constructor(readonly process: ServiceProcess) {}

  /** Waits for its history, unless the test has the database away: what comes sooner does not wait for it long. */
  static async up(model: ModelServer, settings: Readonly<Record<string, string>>): Promise<HistoryService> {
    const service = await HistoryService.start(model, settings);
    await service.historyIs('up');
    return service;
  }

  static async start(
    model: ModelServer,
    settings: Readonly<Record<string, string>>,
  ): Promise<HistoryService> {
    const process = await ServiceProcess.start({
      STREAM_ENABLED: 'false',
      LANGUAGE: 'en',
      KUBE_SNAPSHOT: OOMKILLED.folder,
      AI_PROVIDER: 'openai',
      OPENAI_API_KEY: 'a-key-of-the-test',
      OPENAI_BASE_URL: model.url,
      ...settings,
    });
    open.push({ close: () => process.kill() });
    return new HistoryService(process);
  }

  /** The alert of the recorded cluster. */
  async analyse(annotations: Readonly<Record<string, string>> = {}): Promise<Analysed> {
    const [member] = OOMKILLED.members;
    const { code, body } = await post(`${this.process.url}/analyze`, {
      alert: { ...member?.alert, annotations: { ...member?.alert.annotations, ...annotations } },
      thread_ts: '1',
      incident_id: INCIDENT,
    });
    return {
      code,
      summary: String(body['analysis_summary']),
      warnings: body['warnings'] as readonly string[],
    };
  }

  /** A question in a chat. @returns the answer */
  async ask(message: string, conversationId = 'c-1'): Promise<string> {
    const { body } = await post(`${this.process.url}/chat`, {
      message,
      conversation_id: conversationId,
      language: 'en',
    });
    return String(body['answer']);
  }

  async summarizeIncident(incidentId: string): Promise<number> {
    const { code } = await post(`${this.process.url}/summarize-incident`, {
      incident_id: incidentId,
      title: 'cart-api is killed',
      severity: 'warning',
      fired_at: '2026-03-01T10:00:00Z',
      resolved_at: '2026-03-01T11:00:00Z',
      alerts: [],
    });
    return code;
  }

  async readiness() {
    const response = await fetch(`${this.process.url}/readyz`);
    const body = (await response.json()) as { details: { sessions: Readonly<Record<string, string>> } };
    return { code: response.status, sessions: body.details.sessions };
  }

  async historyIs(state: 'up' | 'down'): Promise<void> {
    const isUp = async (): Promise<boolean> => (await this.readiness()).sessions['state'] === 'up';
    await until(`history is ${state}`, async () => (await isUp()) === (state === 'up'));
  }
}

/** Waits for the transcripts of so many analyses, which are written after everything else of theirs. */
export const kept = (server: PostgresServer, database: string, analyses: number): Promise<unknown> =>
  until(`${analyses} analyses are kept`, async () => {
    const rows = await server.query(database, 'select from kuberca_transcripts');
    return rows.length === analyses;
  });

/** All that a model was shown by one request. */
export const shownIn = (model: ModelServer, request: number): string =>
  (model.requests.at(request)?.body.messages ?? []).map(({ content }) => content).join('\n');

/** How many connections of the service do something just now; a transaction that waits counts. */
export const busyConnections = async (server: PostgresServer, database: string): Promise<number> => {
  const rows = await server.query(
    'postgres',
    `select from pg_stat_activity where application_name = 'kuberca-agent' and state <> 'idle' and datname = $1`,
    [database],
  );
  return rows.length;
};
