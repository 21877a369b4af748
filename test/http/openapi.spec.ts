import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCESS_ROLES } from '../../src/config/areas/access.js';
import { IngestUnavailable } from '../../src/intake/alert-ingest.js';
import {
  ANALYSIS_ID,
  httpApp,
  ScriptedAnalyst,
  ScriptedChat,
  ScriptedIncidentReports,
  ScriptedIngest,
  type HttpApp,
  type Parts,
} from '../support/http-app.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}
/** By media type; there is one of each body. */
type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
interface Response {
  readonly content: Content;
  readonly headers?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}
interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Holds what a response says to be all of it: a field that is not described is a fault here. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema &&
    typeof schema.properties === 'object' &&
    !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
};

const operationsOf = ({ paths }: Document): readonly Described[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

const roleOf = ({ security }: Operation): string | null =>
  (security ?? []).flatMap((scheme) => Object.values(scheme).flat())[0] ?? null;

const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
const file = join(folder, 'tokens');
afterAll(() => rmSync(folder, { recursive: true }));

const tokenOf = (role: string): string => `token-that-allows-${role}`;

const fails = (): never => {
  throw new Error('a defect');
};

let http: HttpApp;
let document: Document;
let validators: Map<string, ValidateFunction>;

const start = async (parts: Parts = {}): Promise<void> => {
  // The example chooses this provider, which must be usable.
  http = await httpApp({ ...parts, environment: { ANTHROPIC_API_KEY: 'key', ...parts.environment } });
  document = (await http.app.inject({ url: '/openapi.json' })).json();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', ...(closed(document) as object) });
  validators = new Map(
    Object.keys(document.components.schemas).map((name) => [
      `#/components/schemas/${name}`,
      ajv.compile({ $ref: `openapi#/components/schemas/${name}` }),
    ]),
  );
};

beforeEach(() => {
  const lines = ACCESS_ROLES.filter((role) => role !== 'admin').map((role) => `${role} ${tokenOf(role)}`);
  writeFileSync(file, lines.join('\n') + `\nadmin ${tokenOf('admin')}\n`);
});
afterEach(() => http.app.close());

const GUARDED = { environment: { API_TOKENS_FILE: file } };

const JSON_TYPE = 'application/json';

const schemaOf = (content: Content): Schema => {
  const { $ref = '' } = content[JSON_TYPE]?.schema ?? {};
  const schema = document.components.schemas[$ref.replace('#/components/schemas/', '')];
  if (schema === undefined) throw new Error(`${$ref} is not in the document`);
  return schema;
};

/** What the document itself gives as a request that can be used. */
const goodBodyOf = ({ requestBody }: Operation): unknown => requestBody?.content[JSON_TYPE]?.example;

interface Sent {
  readonly body?: unknown;
  readonly query?: string;
  /** In the place of each parameter of a path. */
  readonly id?: string;
  readonly token?: string;
}

const addressOf = (path: string, { query = '', id = ANALYSIS_ID }: Sent): string =>
  `${path.replaceAll(/\{\w+\}/g, id)}${query}`;

/** Sends a request, holds the answer against the document, and returns its status. */
const statusOf = async (
  { method, path, operation }: Described,
  { body, token, ...sent }: Sent,
): Promise<number> => {
  const answer = await http.app.inject({
    method: method as 'GET',
    url: addressOf(path, sent),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const where = `${method} ${path} ${answer.statusCode}`;
  const described = operation.responses[answer.statusCode];
  if (described === undefined) throw new Error(`${where} is not in the document`);
  const [type = '', { schema: { $ref = '' } } = { schema: {} }] = Object.entries(described.content)[0] ?? [];
  const validate = validators.get($ref);
  if (validate?.(type === JSON_TYPE ? answer.json() : answer.body) !== true)
    throw new Error(`${where}: ${JSON.stringify(validate?.errors)} of ${answer.body}`);
  const missing = Object.keys(described.headers ?? {}).filter((name) => !answer.headers[name.toLowerCase()]);
  expect([where, missing]).toEqual([where, []]);
  expect(answer.headers['content-type']).toContain(type);
  return answer.statusCode;
};

const TOO_LARGE = { padding: 'x'.repeat(5000) };
const SMALL = { HTTP_BODY_LIMIT_BYTES: '4096', WEBHOOK_BODY_LIMIT_BYTES: '4096' };

/** Each way to meet the service, and what is sent then. */
const VISITS: readonly {
  readonly name: string;
  readonly parts: Parts;
  readonly stopping?: true;
  readonly tokens?: string;
  readonly sends: (operation: Operation) => Sent;
  /** What every route that takes a body answers, where that is one thing. */
  readonly answer?: number;
}[] = [
  { name: 'a good request', parts: {}, sends: (operation) => ({ body: goodBodyOf(operation) }), answer: 200 },
  {
    name: 'a bad request',
    parts: {},
    sends: () => ({ body: '[', query: '?limit=many', id: 'none' }),
    answer: 422,
  },
  { name: 'no body', parts: {}, sends: () => ({}), answer: 422 },
  {
    name: 'too large a request',
    parts: { environment: SMALL },
    sends: () => ({ body: TOO_LARGE }),
    answer: 413,
  },
  {
    name: 'a good request with a token that allows it',
    parts: GUARDED,
    sends: (operation) => ({ body: goodBodyOf(operation), token: tokenOf(roleOf(operation) ?? 'admin') }),
    answer: 200,
  },
  {
    name: "an admin's request",
    parts: GUARDED,
    sends: (operation) => ({ body: goodBodyOf(operation), token: tokenOf('admin') }),
    answer: 200,
  },
  {
    name: 'a request without a token',
    parts: GUARDED,
    sends: (operation) => ({ body: goodBodyOf(operation) }),
    answer: 401,
  },
  {
    name: 'a request with a token that nobody knows',
    parts: GUARDED,
    sends: (operation) => ({ body: goodBodyOf(operation), token: 'token-that-nobody-knows' }),
    answer: 401,
  },
  {
    name: 'a request with the token of another role',
    parts: GUARDED,
    sends: (operation) => ({
      body: goodBodyOf(operation),
      token: tokenOf(roleOf(operation) === 'analyze' ? 'ingest' : 'analyze'),
    }),
    answer: 403,
  },
  {
    name: 'a bad and too large request from a stranger',
    parts: { environment: { ...GUARDED.environment, ...SMALL } },
    sends: () => ({ body: TOO_LARGE }),
    answer: 401,
  },
  {
    name: 'a request while the tokens cannot be read',
    parts: GUARDED,
    tokens: 'nonsense',
    sends: (operation) => ({ body: goodBodyOf(operation), token: tokenOf('admin') }),
    answer: 503,
  },
  {
    name: 'a good request while the process stops',
    parts: {},
    stopping: true,
    sends: (operation) => ({ body: goodBodyOf(operation) }),
  },
  {
    name: 'a good request while nothing can be stored',
    parts: { ingest: new ScriptedIngest(new IngestUnavailable('no stream')) },
    sends: (operation) => ({ body: goodBodyOf(operation) }),
  },
  {
    name: 'a good request while there is no stream',
    parts: { ingest: new ScriptedIngest(undefined, false) },
    sends: (operation) => ({ body: goodBodyOf(operation) }),
  },
  {
    name: 'a good request that meets a defect',
    parts: {
      analyst: new ScriptedAnalyst(fails),
      chat: new ScriptedChat(fails),
      reports: new ScriptedIncidentReports(fails),
      ingest: new ScriptedIngest(new Error('a defect')),
    },
    sends: (operation) => ({ body: goodBodyOf(operation) }),
  },
];

const nameOf = ({ method, path }: Pick<Described, 'method' | 'path'>): string => `${method} ${path}`;

describe('the API description and the running service', () => {
  it('know the same routes', async () => {
    await start();
    const served = http.routes.map(({ method, url }) =>
      nameOf({ method, path: url.replaceAll(/:(\w+)/g, '{$1}') }),
    );
    // HEAD comes with every GET.
    expect(served.filter((name) => !name.startsWith('HEAD ')).sort()).toEqual(
      operationsOf(document).map(nameOf).sort(),
    );
  });

  it.each(VISITS)('agree about $name', async ({ parts, stopping, tokens, sends, answer }) => {
    if (tokens !== undefined) writeFileSync(file, tokens);
    await start(parts);
    if (stopping === true) http.lifecycle.stop();
    for (const described of operationsOf(document)) {
      const status = await statusOf(described, sends(described.operation));
      if (answer !== undefined && described.operation.requestBody !== undefined)
        expect([nameOf(described), status]).toEqual([nameOf(described), answer]);
    }
  });

  it('agree about a HEAD, which is as the GET without its body', async () => {
    await start();
    for (const { method, url: known } of http.routes.filter(({ method: one }) => one === 'HEAD')) {
      const url = known.replace(':id', ANALYSIS_ID);
      const answer = await http.app.inject({ method: method as 'HEAD', url });
      expect([url, answer.statusCode, answer.body]).toEqual([url, 200, '']);
    }
  });

  it('describe no status that is never answered', async () => {
    const seen = new Set<string>();
    for (const { parts, stopping, tokens, sends } of VISITS) {
      if (tokens !== undefined) writeFileSync(file, tokens);
      await start(parts);
      if (stopping === true) http.lifecycle.stop();
      for (const described of operationsOf(document))
        seen.add(`${nameOf(described)} ${await statusOf(described, sends(described.operation))}`);
      await http.app.close();
      if (tokens !== undefined) rmSync(file);
    }
    await start();
    const described = operationsOf(document).flatMap((one) =>
      Object.keys(one.operation.responses).map((status) => `${nameOf(one)} ${status}`),
    );
    // A defect cannot be had from every route.
    expect(described.filter((status) => !seen.has(status) && !status.endsWith(' 500'))).toEqual([]);
  });

  it('ask for tokens where a role guards, by the scheme that is described', async () => {
    await start();
    expect(document.components.securitySchemes).toEqual({ bearer: { type: 'http', scheme: 'bearer' } });
    for (const { method, path, operation } of operationsOf(document)) {
      // What tells of alerts is as guarded as what makes such answers.
      const isGuarded = method !== 'GET' || path.startsWith('/analyses');
      expect(roleOf(operation) !== null).toBe(isGuarded);
      expect('401' in operation.responses).toBe(isGuarded);
      expect('403' in operation.responses).toBe(isGuarded);
    }
  });
});

/**
 * Fields of the agent whose API this one keeps, as its own document names them; `!` marks what it requires of a request, or
 * promises in a response.
 */
const EXISTING = {
  '/analyze': {
    sent: [
      'alert!',
      'alert.status!',
      ...['labels', 'annotations', 'startsAt', 'endsAt', 'generatorURL', 'fingerprint'].map(
        (field) => `alert.${field}`,
      ),
      'thread_ts!',
      'incident_id',
    ],
    received: [
      'status!',
      'thread_ts!',
      'analysis!',
      'analysis_summary',
      'analysis_detail',
      'analysis_quality',
      'missing_data',
      'warnings',
      'capabilities',
      'context',
      'artifacts',
      'artifacts.type!',
      'artifacts.query',
      'artifacts.result',
      'artifacts.summary',
    ],
  },
  '/summarize-incident': {
    sent: [
      'incident_id!',
      'title!',
      'severity!',
      'fired_at!',
      'resolved_at!',
      'alerts!',
      ...['fingerprint!', 'alert_name!', 'severity!', 'status!'].map((field) => `alerts.${field}`),
      ...['analysis_summary', 'analysis_detail', 'artifacts'].map((field) => `alerts.${field}`),
    ],
    received: ['status!', 'title!', 'summary!', 'detail!'],
  },
  '/chat': {
    sent: ['message!', 'conversation_id', 'context', 'metadata'],
    received: ['status', 'answer', 'message', 'response', 'output_text', 'analysis', 'conversation_id'],
  },
} as const;

/** The object behind a schema that may be a reference, a list or nothing. */
const objectIn = (schema: Schema): Schema => {
  const inner = schema.items ?? schema.anyOf?.find((one) => one.$ref ?? one.items ?? one.properties);
  if (inner !== undefined) return objectIn(inner);
  return schema.$ref === undefined ? schema : objectIn(schemaOf({ 'application/json': { schema } }));
};

const fieldOf = (schema: Schema, path: string): { readonly required: boolean } | null => {
  const [first = '', ...rest] = path.split('.');
  const owner = objectIn(schema);
  const field = owner.properties?.[first];
  if (field === undefined) return null;
  return rest.length === 0
    ? { required: owner.required?.includes(first) ?? false }
    : fieldOf(field, rest.join('.'));
};

describe('the description of the existing API', () => {
  it.each(Object.entries(EXISTING))('is part of ours: %s', async (path, { sent, received }) => {
    await start();
    const operation = document.paths[path]!['post']!;
    for (const name of sent) {
      const field = fieldOf(schemaOf(operation.requestBody!.content), name.replace('!', ''));
      expect([name, field]).toEqual([name, { required: name.endsWith('!') }]);
    }
    for (const name of received) {
      const field = fieldOf(schemaOf(operation.responses['200']!.content), name.replace('!', ''));
      expect([name, field]).toEqual([name, { required: field?.required }]);
      if (name.endsWith('!')) expect([name, field?.required]).toEqual([name, true]);
    }
  });
});
