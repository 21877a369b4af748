import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnthropicDialect, type AnthropicHabits } from './anthropic-dialect.js';
import { eventStream } from './event-stream.js';
import { GeminiDialect, geminiRejects } from './gemini-dialect.js';
import { ResponsesDialect } from './responses-dialect.js';
import { signatureFault, type Signer } from './sigv4.js';
import type { NamedDialect } from './named-dialect.js';
import type { AnyRequest, OtherAnswer, StrictAnswer, StrictRequest } from './strict-server.js';

const fileWith = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'strict-')), 'token');
  writeFileSync(file, text);
  return file;
};

/** Google's metadata server, which gives a pod the token of its service account. */
const TOKEN = 'ya29.token-of-the-pod';

const metadata = ({ path, headers }: AnyRequest): OtherAnswer | null => {
  if (!path.startsWith('/computeMetadata/')) return null;
  const flavor = { 'metadata-flavor': 'Google' };
  if (headers['metadata-flavor'] !== 'Google')
    return { status: 403, text: 'Missing Metadata-Flavor:Google header.' };
  if (path.includes('/token')) {
    const token = { access_token: TOKEN, expires_in: 3600, token_type: 'Bearer' };
    return {
      status: 200,
      text: JSON.stringify(token),
      headers: { ...flavor, 'content-type': 'application/json' },
    };
  }
  return path.includes('universe')
    ? { status: 404, text: 'not found', headers: flavor }
    : { status: 200, text: 'default', headers: flavor };
};

const metadataEnvironment = (url: string): Readonly<Record<string, string>> => ({
  GCE_METADATA_HOST: new URL(url).host,
  METADATA_SERVER_DETECTION: 'assume-present',
});

const atVertex =
  (path: RegExp) =>
  ({ headers, path: asked }: StrictRequest): StrictAnswer | null => {
    if (headers.authorization !== `Bearer ${TOKEN}`) return geminiRejects('no token', 401, 'UNAUTHENTICATED');
    return path.test(asked) ? null : geminiRejects(`no such path: ${asked}`, 404, 'NOT_FOUND');
  };

const vertexSettings = (model: string, location: string) => (url: string) => ({
  VERTEX_PROJECT: 'our-project',
  VERTEX_LOCATION: location,
  VERTEX_MODEL_ID: model,
  VERTEX_BASE_URL: url,
});

/** Clouds have the model in the path, and the version of the API in the body. */
const inBody = ({ body }: StrictRequest): StrictAnswer | null => {
  const told = (message: string): StrictAnswer => ({ status: 400, json: { message } });
  if (!/^(?:[a-z]+-)?\d{4}-\d{2}-\d{2}$/.test(String(body['anthropic_version']))) {
    return told('anthropic_version: Field required');
  }
  return body['model'] === undefined ? null : told('model: Extra inputs are not permitted');
};

const firstOf =
  (...checks: readonly ((request: StrictRequest) => StrictAnswer | null)[]) =>
  (request: StrictRequest): StrictAnswer | null =>
    checks.reduce<StrictAnswer | null>((told, check) => told ?? check(request), null);

const SIGNER: Signer = {
  accessKeyId: 'ASIAOFTHEPOD',
  secretAccessKey: 'c2VjcmV0/of+the+pod',
  sessionToken: 'session/token+of==',
  region: 'eu-central-1',
  service: 'bedrock',
};
const EXPIRES = '2099-01-01T00:00:00Z';

const signed = (request: StrictRequest): StrictAnswer | null => {
  const fault = signatureFault(request, SIGNER);
  if (fault !== null) return { status: 403, json: { message: fault } };
  const path = '/model/global.anthropic.claude-sonnet-5-5-v1:0/invoke-with-response-stream';
  return request.path === path ? null : { status: 404, json: { message: `no such path: ${request.path}` } };
};

/** A body without its parts that Bedrock has elsewhere may not say that it streams. */
const notStreaming = ({ body }: StrictRequest): StrictAnswer | null =>
  body['stream'] === undefined
    ? null
    : { status: 400, json: { message: 'stream: Extra inputs are not permitted' } };

const bedrockHabits: AnthropicHabits = {
  settings: (url) => ({
    BEDROCK_MODEL_ID: 'global.anthropic.claude-sonnet-5-5-v1:0',
    AWS_REGION: SIGNER.region,
    BEDROCK_BASE_URL: url,
  }),
  fault: firstOf(signed, inBody, notStreaming),
  send: (events) => ({ bytes: eventStream(events), type: 'application/vnd.amazon.eventstream' }),
};

/** The agent of EKS Pod Identity. */
const podIdentity = ({ path, headers }: AnyRequest): OtherAnswer | null => {
  if (path !== '/v1/credentials') return null;
  if (headers.authorization !== 'token-of-the-account') return { status: 401, text: 'no token' };
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token } = SIGNER;
  const text = JSON.stringify({ AccessKeyId, SecretAccessKey, Token, Expiration: EXPIRES });
  return { status: 200, text, headers: { 'content-type': 'application/json' } };
};

/** The security token service, to which a pod with IRSA shows the token of its service account. */
const tokenService = ({ method, path, raw }: AnyRequest): OtherAnswer | null => {
  if (method !== 'POST' || path !== '/') return null;
  const form = new URLSearchParams(raw);
  if (
    form.get('Action') !== 'AssumeRoleWithWebIdentity' ||
    form.get('WebIdentityToken') !== 'token-of-the-account'
  ) {
    return { status: 403, text: '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>' };
  }
  const { accessKeyId, secretAccessKey, sessionToken } = SIGNER;
  const text = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${accessKeyId}</AccessKeyId>
<SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${sessionToken}</SessionToken>
<Expiration>${EXPIRES}</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`;
  return { status: 200, text, headers: { 'content-type': 'text/xml' } };
};

export const CLOUDS: readonly NamedDialect[] = [
  {
    name: 'Azure OpenAI with a key',
    provider: 'azure',
    start: () =>
      new ResponsesDialect(
        (url) => ({
          AZURE_OPENAI_ENDPOINT: url,
          AZURE_OPENAI_API_KEY: 'key-of-the-resource',
          AZURE_OPENAI_DEPLOYMENT: 'our-deployment',
        }),
        ({ headers, path }) =>
          headers['api-key'] === 'key-of-the-resource' &&
          headers.authorization === undefined &&
          path === '/openai/v1/responses'
            ? null
            : { status: 401, json: { error: { code: '401', message: 'Access denied' } } },
      ),
  },
  {
    name: 'Gemini at Vertex AI',
    provider: 'vertex',
    processEnvironment: metadataEnvironment,
    start: () =>
      new GeminiDialect({
        settings: vertexSettings('gemini-3.8-flash', 'europe-west4'),
        fault: atVertex(
          /^\/v1beta1\/projects\/our-project\/locations\/europe-west4\/publishers\/google\/models\/gemini-3\.8-flash:streamGenerateContent\?alt=sse$/,
        ),
        ids: false,
        other: metadata,
      }),
  },
  {
    name: 'Anthropic at Vertex AI',
    provider: 'vertex',
    processEnvironment: metadataEnvironment,
    start: () =>
      new AnthropicDialect({
        settings: vertexSettings('claude-sonnet-5-5', 'global'),
        fault: firstOf(
          atVertex(
            /^\/v1\/projects\/our-project\/locations\/global\/publishers\/anthropic\/models\/claude-sonnet-5-5:streamRawPredict$/,
          ),
          inBody,
        ),
        other: metadata,
      }),
  },
  {
    name: 'Amazon Bedrock with Pod Identity',
    provider: 'bedrock',
    processEnvironment: (url) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: fileWith('token-of-the-account'),
    }),
    start: () => new AnthropicDialect({ ...bedrockHabits, other: podIdentity }),
  },
  {
    name: 'Amazon Bedrock with IRSA',
    provider: 'bedrock',
    processEnvironment: (url) => ({
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/kuberca',
      AWS_WEB_IDENTITY_TOKEN_FILE: fileWith('token-of-the-account'),
      AWS_ENDPOINT_URL_STS: url,
    }),
    start: () => new AnthropicDialect({ ...bedrockHabits, other: tokenService }),
  },
];
