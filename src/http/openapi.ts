import { z } from 'zod';
import { chatBody, chatResponse } from './chat/chat.schema.js';
import { alertBody, analyzeBody, previousAnalysis } from './analyze/analyze.schema.js';
import { analyzeResponse, artifact } from './analyze/analyze.response.js';
import { aiConfigBody, aiConfigResponse } from './config-ai/config-ai.schema.js';
import { errorBody, validationErrorBody } from './errors/error-bodies.js';
import {
  incidentAlert,
  incidentBody,
  incidentResponse,
} from './summarize-incident/summarize-incident.schema.js';
import { webhookBody, webhookResponse } from './webhook/webhook.schema.js';

type Json = Readonly<Record<string, unknown>>;

/** The description of the API, an OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Json;
  readonly components: { readonly schemas: Json; readonly securitySchemes: Json };
}

/** Parts that several schemas share, or that deserve a name, stand beside them. */
const REQUESTS = [
  analyzeBody,
  alertBody,
  previousAnalysis,
  incidentBody,
  incidentAlert,
  chatBody,
  aiConfigBody,
  webhookBody,
];
const RESPONSES = [
  analyzeResponse,
  artifact,
  incidentResponse,
  chatResponse,
  aiConfigResponse,
  webhookResponse,
  errorBody,
  validationErrorBody,
];

/** A component needs neither a dialect nor an address of its own. */
const withoutRoot = (schema: Json): Json =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));

/** Named schemas as components; what they share by id is referenced. */
const componentsOf = (schemas: readonly z.ZodType[], io: 'input' | 'output'): Json => {
  const registry = z.registry<{ id: string }>();
  for (const schema of schemas) registry.add(schema, { id: z.globalRegistry.get(schema)?.id ?? '' });
  const { schemas: named } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
    // Fields may be added to a response without notice.
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(Object.entries(named).map(([id, schema]) => [id, withoutRoot(schema)]));
};

const json = (id: string): Json => ({
  'application/json': { schema: { $ref: `#/components/schemas/${id}` } },
});

const answer = (description: string, id: string): Json => ({ description, content: json(id) });

const constant = (summary: string, example: Json): Json => ({
  get: {
    summary,
    responses: {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: { type: 'object' }, example } },
      },
    },
  },
});

const ERRORS: Json = {
  413: answer('The body is too large', 'Error'),
  422: answer('The body cannot be used', 'ValidationError'),
  500: answer('A defect', 'Error'),
  503: {
    ...answer('Shutting down, queue full or stream not reachable; try again', 'Error'),
    headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
  },
};

const post = (summary: string, request: string, response: string, more: Json = {}): Json => ({
  post: {
    summary,
    requestBody: { required: true, content: json(request) },
    responses: { 200: answer('OK', response), ...ERRORS, ...(more['responses'] as Json | undefined) },
    ...(more['security'] === undefined ? {} : { security: more['security'] }),
  },
});

/** Builds the document from the schemas that the routes validate with. */
export const openApiDocument = (): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: 'kube-rca-agent', version: '1.0.0' },
  paths: {
    '/': constant('What runs here', { status: 'ok', message: 'kube-rca-agent is running' }),
    '/ping': constant('Answers', { message: 'pong' }),
    '/healthz': constant('Liveness', { status: 'ok' }),
    '/readyz': {
      get: {
        summary: 'Readiness, with the state of every dependency',
        responses: {
          200: { description: 'Ready; dependencies may be degraded' },
          503: { description: 'Starting or shutting down' },
        },
      },
    },
    '/analyze': post('Analyse one alert', 'AnalyzeRequest', 'AnalyzeResponse'),
    '/summarize-incident': post(
      'Write the final report of a resolved incident',
      'IncidentSummaryRequest',
      'IncidentSummaryResponse',
    ),
    '/chat': post('Ask about an incident or alert', 'ChatRequest', 'ChatResponse'),
    '/config/ai': post('Switch provider and model while running', 'AiConfigRequest', 'AiConfigResponse'),
    '/webhook/alertmanager': post('Take in alerts', 'AlertmanagerWebhook', 'WebhookResponse', {
      responses: { 401: answer('The bearer token is missing or wrong', 'Error') },
      security: [{}, { webhookToken: [] }],
    }),
  },
  components: {
    schemas: { ...componentsOf(REQUESTS, 'input'), ...componentsOf(RESPONSES, 'output') },
    securitySchemes: { webhookToken: { type: 'http', scheme: 'bearer' } },
  },
});
