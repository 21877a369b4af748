import type { Localized } from '../../../src/config/language.js';
import type { Json } from './json.ts';
import type { AnswerTexts } from './text-faults.ts';

/** The parts of an answer that are judged. */
export interface Answer {
  readonly summary: string;
  readonly detail: string;
  /** The field `cause` of the response: `null` where none was found, `undefined` where there is no such field. */
  readonly cause: Json | null | undefined;
  /** Summary and detail in every language. */
  readonly texts?: AnswerTexts;
}

interface Modules {
  readonly bootstrap: typeof import('../../../src/app/bootstrap.js');
  readonly load: typeof import('../../../src/config/load.js');
}

/**
 * The only place where scenarios meet the service: what moves in `src/` is mended here.
 * @param from `src` where the caller compiles TypeScript (Jest), `dist` for plain Node after a build
 */
const modules = async (from: 'src' | 'dist'): Promise<Modules> => {
  const root = new URL(`../../../${from}/`, import.meta.url).pathname;
  const ending = from === 'src' ? 'ts' : 'js';
  return {
    bootstrap: (await import(`${root}app/bootstrap.${ending}`)) as Modules['bootstrap'],
    load: (await import(`${root}config/load.${ending}`)) as Modules['load'],
  };
};

/** Answers alerts about one cluster by the rules alone. */
export interface RunningService {
  analyse(alert: Json): Promise<Answer>;
  close(): Promise<void>;
}

/** @param environment as `KUBE_SNAPSHOT` or `KUBECONFIG`; no model, no stream, no database unless given */
export const startService = async (
  environment: Readonly<Record<string, string>>,
  from: 'src' | 'dist' = 'src',
): Promise<RunningService> => {
  const { bootstrap, load } = await modules(from);
  // A busy machine must not turn a slow read into a missing one.
  const patient = { K8S_API_TIMEOUT_SECONDS: '30', COLLECT_TIMEOUT_SECONDS: '60' };
  const quiet = { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' };
  const settings = load.loadSettings({ ...quiet, ...patient, ...environment });
  const app = await bootstrap.createApp(settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    analyse: async (alert) => {
      const payload = { alert, thread_ts: '', language: 'en' };
      const response = await app.inject({ method: 'POST', url: '/analyze', payload });
      if (response.statusCode !== 200)
        throw new Error(`/analyze answered ${response.statusCode}: ${response.body}`);
      const body = response.json() as {
        readonly analysis_summary: string | null;
        readonly analysis_detail: string | null;
        readonly cause?: Json | null;
        readonly analysis_summary_i18n: Localized;
        readonly analysis_detail_i18n: Localized;
      };
      return {
        summary: body.analysis_summary ?? '',
        detail: body.analysis_detail ?? '',
        cause: body.cause,
        texts: { summary: body.analysis_summary_i18n, detail: body.analysis_detail_i18n },
      };
    },
    close: () => app.close(),
  };
};
