import { HEADER_VALUE, httpHeaders } from '../http-headers.js';
import { custom, httpUrl, integer, secret, type Setting, text, type ValuesOf } from '../setting.js';

/** A base URL that paths are appended to: a query or a fragment would swallow them. */
const baseUrl = (env: string, name: string, example: string): Setting<string | null> => {
  const url = httpUrl(env, {
    about: `Base URL of ${name}, a path before /api included. User and password in it are sent as Basic auth. Unset: off.`,
    example,
  });
  return {
    ...url,
    parse: (value) => {
      if (/[?#]/.test(value)) throw new Error('must not have a query or a fragment');
      return url.parse(value);
    },
  };
};

interface Backend {
  /** Start of the variables: `PROMETHEUS`. */
  readonly prefix: string;
  readonly name: string;
  readonly exampleUrl: string;
  readonly timeoutSeconds: number;
}

/** What every source that is read over HTTP can be told. */
const backend = ({ prefix, name, exampleUrl, timeoutSeconds }: Backend) => ({
  url: baseUrl(`${prefix}_URL`, name, exampleUrl),
  httpTimeoutSeconds: integer(`${prefix}_HTTP_TIMEOUT_SECONDS`, {
    fallback: timeoutSeconds,
    min: 1,
    max: 60,
    about: `Timeout of one call to ${name}, its body included.`,
  }),
  tenantId: text(`${prefix}_TENANT_ID`, {
    about: `Tenant, sent to ${name} as X-Scope-OrgID.`,
    example: 'team-a',
    pattern: HEADER_VALUE,
    rule: 'must be text without line breaks',
  }),
  username: text(`${prefix}_USERNAME`, {
    about: `User for Basic auth at ${name}; with ${prefix}_PASSWORD or ${prefix}_PASSWORD_FILE.`,
    example: 'kuberca',
    pattern: /^[^:]+$/,
    rule: 'must not hold a colon',
  }),
  password: secret(`${prefix}_PASSWORD`, {
    about: `Password for Basic auth at ${name}.`,
    example: 'from a Secret',
  }),
  passwordFile: text(`${prefix}_PASSWORD_FILE`, {
    about: `File with that password, read again when it changes.`,
    example: `/etc/kuberca/${prefix.toLowerCase()}-password`,
  }),
  bearerTokenFile: custom<string | null>(`${prefix}_BEARER_TOKEN_FILE`, (path) => path, {
    fallback: null,
    about: `File with a bearer token for ${name}, in place of a user; read again when it changes.`,
    example: '/var/run/secrets/kubernetes.io/serviceaccount/token',
    form: 'text',
    secret: true, // left empty in the example of all settings, where it would contradict the user
  }),
  headers: httpHeaders(`${prefix}_HEADERS`, `Further headers sent to ${name}; they win over the others.`),
  caFile: text(`${prefix}_CA_FILE`, {
    about: `File with the certificate authorities (PEM) that ${name} is trusted by, in place of the system's.`,
    example: '/etc/kuberca/ca.crt',
  }),
});

/** What is known of a source that is read over HTTP. */
export type BackendSettings = ValuesOf<ReturnType<typeof backend>>;

/** Prometheus, or what speaks its API: Thanos, Mimir, VictoriaMetrics. */
export const prometheus = {
  ...backend({
    prefix: 'PROMETHEUS',
    name: 'Prometheus',
    exampleUrl: 'http://prometheus.monitoring.svc:9090',
    timeoutSeconds: 5,
  }),
};

export const tempo = {
  ...backend({
    prefix: 'TEMPO',
    name: 'Tempo',
    exampleUrl: 'http://tempo.monitoring.svc:3200',
    timeoutSeconds: 10,
  }),
  traceLimit: integer('TEMPO_TRACE_LIMIT', {
    fallback: 5,
    min: 1,
    max: 100,
    about: 'Traces kept of those searched for an alert.',
  }),
  lookbackMinutes: integer('TEMPO_LOOKBACK_MINUTES', {
    fallback: 15,
    min: 0,
    max: 1440,
    about: "How long before the alert's start (or end, when resolved) traces are searched.",
  }),
  forwardMinutes: integer('TEMPO_FORWARD_MINUTES', {
    fallback: 5,
    min: 0,
    max: 1440,
    about: 'How long after it.',
  }),
};

export const loki = {
  ...backend({
    prefix: 'LOKI',
    name: 'Loki',
    exampleUrl: 'http://loki.monitoring.svc:3100',
    timeoutSeconds: 10,
  }),
};
