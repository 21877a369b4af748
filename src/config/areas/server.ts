import { choice, flag, integer, text } from '../setting.js';
import { choices } from '../word-lists.js';
import { type Language, LANGUAGES, languageOfLocales } from '../language.js';

const DEFAULT_LANGUAGE: Language = 'en';

const language = choice('LANGUAGE', LANGUAGES, {
  fallback: DEFAULT_LANGUAGE,
  about: 'Language of answers when the caller names none.',
});

const logLevel = choice('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
  fallback: 'info',
  about: 'Least severe log level that is written.',
});

/** Names that deployments of the earlier agent set, with ours. */
const EARLIER_LEVELS: ReadonlyMap<string, string> = new Map([
  ['warning', 'warn'],
  ['critical', 'fatal'],
]);

/** Parts of the service that a process can run. */
export const SERVICE_ROLES = ['http', 'intake', 'analyst', 'notify', 'recorder'] as const;
export type ServiceRole = (typeof SERVICE_ROLES)[number];

/** Whether a process of these roles analyses anything: groups, or what is asked by HTTP. */
export const analyses = (roles: readonly ServiceRole[]): boolean =>
  roles.some((role) => role === 'http' || role === 'analyst');

/** HTTP, logs and what is common to all areas. */
export const server = {
  port: integer('PORT', {
    fallback: 8000,
    min: 0,
    max: 65_535,
    about: 'Port the HTTP API listens on, on all interfaces; 0 takes a free one.',
  }),
  roles: choices('SERVICE_ROLES', SERVICE_ROLES, {
    fallback: SERVICE_ROLES,
    notEmpty: true,
    about:
      'Parts that this process runs: the HTTP API, taking alerts in from the stream, analysing groups, telling chat channels (with NOTIFY_ROUTES_FILE), recording changes (with CHANGES_WATCH). Probes and /metrics answer in each.',
    example: 'analyst',
  }),
  logLevel: {
    ...logLevel,
    parse: (text: string) => logLevel.parse(EARLIER_LEVELS.get(text.toLowerCase()) ?? text),
  },
  logFormat: choice('LOG_FORMAT', ['json', 'pretty'], {
    fallback: null,
    about: 'Form of the log lines.',
    shownDefault: 'pretty in a terminal, else json',
    example: 'json',
  }),
  // The variable is gettext's too: a desktop's own must not keep the service from starting.
  language: {
    ...language,
    parse: (text: string): Language => languageOfLocales(text, DEFAULT_LANGUAGE) ?? language.parse(text),
  },
  httpQueueLimit: integer('HTTP_QUEUE_LIMIT', {
    fallback: 20,
    min: 0,
    max: 10_000,
    about: 'Requests that may wait for a free analysis slot; more are answered 503.',
  }),
  bodyLimitBytes: integer('HTTP_BODY_LIMIT_BYTES', {
    fallback: 1_048_576,
    min: 1024,
    max: 33_554_432,
    about: 'Largest body of /analyze, in bytes; larger ones are answered 413.',
  }),
  webhookBodyLimitBytes: integer('WEBHOOK_BODY_LIMIT_BYTES', {
    fallback: 33_554_432,
    min: 1024,
    max: 134_217_728,
    about: 'Largest body of /webhook/alertmanager, in bytes.',
  }),
  webhookTokenFile: text('WEBHOOK_TOKEN_FILE', {
    about: 'File with the bearer token that Alertmanager must send; unset means open.',
    example: '/etc/kuberca/webhook-token',
  }),
  metricsEnabled: flag('METRICS_ENABLED', {
    fallback: true,
    about: 'Whether /metrics answers, in the text format of Prometheus; without a token, like /healthz.',
  }),
  shutdownGraceSeconds: integer('SHUTDOWN_GRACE_SECONDS', {
    fallback: 240,
    min: 1,
    max: 3600,
    about:
      "Time from SIGTERM until the process must be gone; keep it at or below the pod's terminationGracePeriodSeconds.",
  }),
};
