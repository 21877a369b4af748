import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { azureTokens } from '../../../src/llm/azure/azure-token.js';
import { OpenAiProvider } from '../../../src/llm/openai/openai-provider.js';
import { ModelTransport } from '../../../src/llm/transport/model-transport.js';
import { startWireServer, type WireServer } from '../../support/wire-server.js';
import { jsonAnswer, textAnswer } from '../../support/wire-answers.js';
import { callOf, failureOf, requestOf } from '../../support/anthropic-case.js';
import { ResponsesDialect } from '../../support/strict/responses-dialect.js';
import { StrictServer } from '../../support/strict/strict-server.js';

const AUTHORITY = 'https://login.example.com';
const TOKEN = 'eyJ0eXAi.token-of-the-identity';
const tokenFile = join(mkdtempSync(join(tmpdir(), 'azure-')), 'token');
writeFileSync(tokenFile, 'token-of-the-account');

/** The way to the authority leads to a local server, which cannot have its certificate. */
class Diverted extends ModelTransport {
  constructor(private readonly authority: string) {
    super({ headers: {}, proxyUrl: null, httpsProxy: null, noProxy: null });
  }

  override fetch(alive: () => void): typeof globalThis.fetch {
    const fetch = super.fetch(alive);
    return (input, init) => fetch(String(input).replace(AUTHORITY, this.authority), init);
  }
}

let authority: WireServer;
let model: StrictServer;
let transport: ModelTransport;

beforeEach(async () => {
  authority = await startWireServer();
  authority.answer(
    '/our-tenant/v2.0/.well-known/openid-configuration',
    jsonAnswer({
      issuer: `${AUTHORITY}/our-tenant/v2.0`,
      authorization_endpoint: `${AUTHORITY}/our-tenant/oauth2/v2.0/authorize`,
      token_endpoint: `${AUTHORITY}/our-tenant/oauth2/v2.0/token`,
      jwks_uri: `${AUTHORITY}/our-tenant/discovery/v2.0/keys`,
    }),
  );
  authority.answer('/our-tenant/oauth2/v2.0/token', (_, response) => {
    const { parameters } = authority.requests.at(-1)!;
    const asked = ['client_id', 'grant_type', 'client_assertion', 'scope'].map((name) =>
      parameters.get(name),
    );
    const right =
      asked[0] === 'our-client' &&
      asked[1] === 'client_credentials' &&
      asked[2] === 'token-of-the-account' &&
      (asked[3] ?? '').startsWith('https://cognitiveservices.azure.com/.default');
    response.writeHead(right ? 200 : 400, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        right
          ? { token_type: 'Bearer', expires_in: 3600, access_token: TOKEN }
          : { error: 'invalid_client', error_description: 'AADSTS70021: no matching federated identity' },
      ),
    );
  });
  model = await StrictServer.start(
    new ResponsesDialect(
      () => ({}),
      ({ headers }) =>
        headers.authorization === `Bearer ${TOKEN}`
          ? null
          : { status: 401, json: { error: { code: '401', message: 'Access denied' } } },
    ),
  );
  transport = new Diverted(authority.url);
});
afterEach(async () => {
  await transport.close();
  await authority.stop();
  await model.close();
});

const providerWith = (clientId: string): OpenAiProvider =>
  new OpenAiProvider({
    id: 'azure',
    own: true,
    api: 'responses',
    model: 'our-deployment',
    apiKey: azureTokens({ tenantId: 'our-tenant', clientId, tokenFile, authorityHost: AUTHORITY }, transport),
    baseUrl: `${model.url}/openai/v1`,
    timeoutMs: 20_000,
    transport,
  });

describe('Azure OpenAI with the workload identity of the pod', () => {
  it('is asked with a token for the token of the service account, which is kept', async () => {
    const provider = providerWith('our-client');
    for (const _ of [1, 2]) {
      expect((await provider.complete(requestOf(), callOf())).stop).toBe('tool-calls');
    }
    const tokens = authority.requests.filter(({ path }) => path.endsWith('/token'));
    expect(tokens).toHaveLength(1);
    expect(model.rejections).toEqual([]);
  });

  it('is not asked when there is no token, and says why', async () => {
    const failure = await failureOf(providerWith('another').complete(requestOf(), callOf()));
    expect({ kind: failure.kind, message: failure.message }).toEqual({
      kind: 'unauthorised',
      message: expect.stringContaining('no credentials for Azure'),
    });
    expect(failure.message).toContain('AADSTS70021');
    expect(model.requests).toHaveLength(0);
  });

  it('may come back when the authority is in trouble', async () => {
    authority.answer('/our-tenant/oauth2/v2.0/token', textAnswer(503, 'later'));
    const failure = await failureOf(providerWith('our-client').complete(requestOf(), callOf()));
    expect(failure.kind).toBe('transient');
  });
});
