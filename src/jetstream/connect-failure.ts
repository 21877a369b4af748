import type { Settings } from '../config/settings.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';

/** Why NATS cannot be used, and what to look at. */
export interface ConnectFailure {
  readonly state: Extract<DependencyStatus['state'], 'refused' | 'unreachable' | 'misconfigured'>;
  readonly reason: string;
  readonly variable: string;
  readonly remedy: string;
}

type Stream = Pick<
  Settings['stream'],
  'url' | 'context' | 'user' | 'password' | 'token' | 'creds' | 'nkey' | 'cert' | 'key' | 'ca'
>;

/** What the server and its client say when it does not let us in. */
const REFUSED =
  /authori[sz]ation violation|authentication|user .*expired|nkeys? .*(?:invalid|not)|account .*disabled/i;
const UNTRUSTED = /certificate|self.signed|unable to (?:verify|get)|tls|wrong version number|ssl/i;
/** A file that is not there, or not what it should be. */
const FILE =
  /ENOENT|EACCES|EISDIR|no such file|unable to parse|not a valid|seed|context|credentials|PEM|JSON/i;
const BAD_ADDRESS = /invalid url|bad port|unsupported protocol|invalid server/i;

const credentialsIn = ({ creds, nkey, token, user, password }: Stream): string => {
  if (creds !== null) return 'NATS_CREDS';
  if (nkey !== null) return 'NATS_NKEY';
  if (token !== null) return 'NATS_TOKEN';
  return user !== null || password !== null ? 'NATS_PASSWORD' : 'NATS_USER';
};

/** The setting whose file an error names. */
const fileIn = (stream: Stream, reason: string): string => {
  const files = {
    NATS_CREDS: stream.creds,
    NATS_NKEY: stream.nkey,
    NATS_CERT: stream.cert,
    NATS_KEY: stream.key,
    NATS_CA: stream.ca,
  };
  // The longest, for one path may be the beginning of another.
  const [named] = Object.entries(files)
    .filter(([, path]) => path !== null && reason.includes(path))
    .toSorted(([, one], [, other]) => (other?.length ?? 0) - (one?.length ?? 0));
  if (named !== undefined) return named[0];
  if (stream.context !== null) return 'NATS_CONTEXT';
  return Object.entries(files).find(([, path]) => path !== null)?.[0] ?? 'NATS_URL';
};

const messagesOf = (error: unknown): string => {
  const parts: string[] = [];
  for (let at: unknown = error; at instanceof Error && parts.length < 4; at = at.cause)
    parts.push(at.message || at.name);
  return [...new Set(parts)].join(': ') || String(error);
};

/** Reads why a connection could not be made from what its client threw. Total over any error. */
export const connectFailureOf = (error: unknown, stream: Stream): ConnectFailure => {
  const reason = messagesOf(error);
  const again = 'it is tried again for ever, with what is there then';
  const name = error instanceof Error ? error.name : '';
  if (REFUSED.test(reason) || name === 'AuthorizationError' || name === 'UserAuthenticationExpiredError')
    return {
      state: 'refused',
      reason,
      variable: credentialsIn(stream),
      remedy: `the server does not accept the credentials: correct them, or give the user its rights (kuberca topology prints them); ${again}`,
    };
  if (UNTRUSTED.test(reason))
    return {
      state: 'misconfigured',
      reason,
      variable: stream.cert === null ? 'NATS_CA' : 'NATS_CERT',
      remedy: `set NATS_CA to the authority that signed the server's certificate, and tls:// in NATS_URL where the server wants TLS; ${again}`,
    };
  if (FILE.test(reason))
    return {
      state: 'misconfigured',
      reason,
      variable: fileIn(stream, reason),
      remedy: `mount the file where the setting says, readable for the agent's user; ${again}`,
    };
  return {
    state: BAD_ADDRESS.test(reason) ? 'misconfigured' : 'unreachable',
    reason,
    variable: stream.url === null ? 'NATS_CONTEXT' : 'NATS_URL',
    remedy: `see whether the servers run and can be reached from the pod on their port (NetworkPolicy, DNS, tls://); ${again}`,
  };
};
