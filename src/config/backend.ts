import { area, type Area, type Problem } from './area.js';
import { HEADER_VALUE, httpHeaders } from './http-headers.js';
import {
  custom,
  httpUrl,
  integer,
  secret,
  type Setting,
  text,
  type ValuesOf,
  type Variables,
} from './setting.js';

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
  /** Start of its variables, in capitals. */
  readonly prefix: string;
  readonly name: string;
  readonly exampleUrl: string;
  readonly timeoutSeconds: number;
}

/** What every backend that is read over HTTP can be told. */
const variablesOf = ({ prefix, name, exampleUrl, timeoutSeconds }: Backend) => ({
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

type BackendVariables = ReturnType<typeof variablesOf>;

/** What is known of a backend that is read over HTTP. */
export type BackendSettings = ValuesOf<BackendVariables>;

/** Credentials of one backend that do not go together. */
const credentialProblem = (
  prefix: string,
  { url, username, password, passwordFile, bearerTokenFile }: BackendSettings,
): Problem | null => {
  if (password !== null && passwordFile !== null) {
    return {
      env: `${prefix}_PASSWORD_FILE`,
      problem: `must not be set beside ${prefix}_PASSWORD`,
      example: `/etc/kuberca/${prefix.toLowerCase()}-password`,
    };
  }
  if ((username === null) !== (password === null && passwordFile === null)) {
    return username === null
      ? { env: `${prefix}_USERNAME`, problem: `must be set with ${prefix}_PASSWORD`, example: 'kuberca' }
      : {
          env: `${prefix}_PASSWORD`,
          problem: `must be set with ${prefix}_USERNAME`,
          example: 'from a Secret',
        };
  }
  const inUrl = url !== null && new URL(url).username !== '';
  const ways = [inUrl, username !== null, bearerTokenFile !== null].filter(Boolean).length;
  return ways > 1
    ? {
        env: inUrl ? `${prefix}_URL` : `${prefix}_BEARER_TOKEN_FILE`,
        problem: `only one of user in ${prefix}_URL, ${prefix}_USERNAME and ${prefix}_BEARER_TOKEN_FILE may be set`,
        example: inUrl ? `http://${prefix.toLowerCase()}.monitoring.svc` : '',
      }
    : null;
};

/**
 * The area of a backend that is read over HTTP.
 * @param further variables of its own
 */
export const backendArea = <V extends Variables>(backend: Backend, further: V): Area<BackendVariables & V> =>
  area(backend.name, { ...variablesOf(backend), ...further }, (values) => {
    const problem = credentialProblem(backend.prefix, values as BackendSettings);
    return problem === null ? [] : [problem];
  });
