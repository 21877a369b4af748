import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import {
  type Authenticator,
  credsAuthenticator,
  type NodeConnectionOptions,
  nkeyAuthenticator,
  tokenAuthenticator,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node';
import type { Settings } from '../config/settings.js';
import type { NatsContext } from './nats-context.js';

/** The connection settings in force: the environment's, and for what it leaves out the context's. */
const FIELDS = ['url', 'user', 'password', 'token', 'creds', 'nkey', 'cert', 'key', 'ca'] as const;

type Access = Pick<NatsContext, (typeof FIELDS)[number]>;

/** `nats://user:password@host`: the client takes no credentials from URLs, so they are taken out here. A lone user is a token. */
const USER_INFO = /^([a-z+]+:\/\/|)([^:@/]+)(?::([^@/]*))?@/i;

/** Decodes what a URL encodes; a text that is not encoded is its own. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const inUrl = (url: string | null): Partial<Access> => {
  const [, , user, password] = USER_INFO.exec(url?.trim() ?? '') ?? [];
  if (user === undefined) return {};
  return password === undefined
    ? { token: decoded(user) }
    : { user: decoded(user), password: decoded(password) };
};

const accessOf = (stream: Settings['stream'], context: NatsContext | null): Access => {
  const given = Object.fromEntries(
    FIELDS.map((field) => [field, stream[field] ?? context?.[field] ?? null]),
  ) as Access;
  const hasOwn = [given.user, given.token, given.creds, given.nkey].some((own) => own !== null);
  return hasOwn ? given : { ...given, ...inUrl(given.url) };
};

const serversOf = (url: string | null): string[] =>
  (url ?? '').split(',').map((server) => server.trim().replace(USER_INFO, '$1'));

/** Files are read inside the authenticator, so that rotated credentials are used on the next reconnect. */
const authenticators = (access: Access): Authenticator[] => {
  const { creds, nkey, token, user, password } = access;
  const result: Authenticator[] = [];
  if (creds !== null) result.push((nonce) => credsAuthenticator(readFileSync(creds))(nonce));
  if (nkey !== null)
    result.push((nonce) =>
      nkeyAuthenticator(() => new TextEncoder().encode(readFileSync(nkey, 'utf8').trim()))(nonce),
    );
  if (token !== null) result.push(tokenAuthenticator(token));
  if (user !== null) result.push(usernamePasswordAuthenticator(user, password ?? ''));
  return result;
};

const tlsOf = async ({ cert, key, ca }: Access): Promise<NodeConnectionOptions['tls']> => {
  if (cert === null && key === null && ca === null) return undefined;
  const read = async (path: string | null): Promise<string | undefined> =>
    path === null ? undefined : readFile(path, 'utf8');
  return { cert: await read(cert), key: await read(key), ca: await read(ca) };
};

/**
 * Options of a connection that never gives up: it reconnects for ever, notices a frozen server within a minute, and
 * survives rotated credentials (docs/nats-facts.md "Connection").
 */
export const connectOptions = async (
  stream: Settings['stream'],
  context: NatsContext | null,
): Promise<NodeConnectionOptions> => {
  const access = accessOf(stream, context);
  const inboxPrefix = stream.inboxPrefix ?? context?.inbox_prefix ?? undefined;
  return {
    servers: serversOf(access.url),
    name: `kuberca-agent/${hostname()}`,
    authenticator: authenticators(access),
    tls: await tlsOf(access),
    inboxPrefix,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 1000,
    waitOnFirstConnect: true,
    ignoreAuthErrorAbort: true,
    pingInterval: 20_000,
    maxPingOut: 2,
    // Else a stack is written down for each request, failed or not: 3 % of what an analysis costs.
    noAsyncTraces: true,
  };
};
