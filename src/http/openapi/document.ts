import type { z } from 'zod';
import { errorBody, validationErrorBody } from '../errors/error-bodies.js';
import { componentName, componentReference, componentsOf, exampleOf } from './components.js';
import type { DescribedRoute } from './described-routes.js';

type Json = Readonly<Record<string, unknown>>;

/** The description of the API, an OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Json>>;
  readonly components: { readonly schemas: Json; readonly securitySchemes: Json };
}

const BEARER = 'bearer';

const json = (schema: z.ZodType, example?: unknown, type = 'application/json'): Json => ({
  [type]: {
    schema: { $ref: componentReference(componentName(schema)) },
    ...(example === undefined ? {} : { example }),
  },
});

const answer = (description: string, schema: z.ZodType, example?: Json, type?: string): Json => ({
  description,
  content: json(schema, example, type),
});

const header = (description: string, type: string): Json => ({ description, schema: { type } });

const UNAUTHORIZED: Json = {
  ...answer('Tokens are asked for, and none that is known was sent', errorBody),
  headers: { 'WWW-Authenticate': header('The scheme', 'string') },
};

const UNREADABLE_TOKENS = 'The tokens cannot be read';

/** Why a route may be unavailable: what it says itself, and where a role guards it also that nobody can be let in. */
const unavailableOf = ({ role, unavailable }: DescribedRoute): Json => {
  const reasons = [unavailable?.when, role === undefined ? undefined : UNREADABLE_TOKENS];
  const when = reasons.filter((reason) => reason !== undefined).join('. ');
  if (when === '') return {};
  if (unavailable?.body !== undefined) return { 503: answer(when, unavailable.body) };
  return {
    503: { ...answer(when, errorBody), headers: { 'Retry-After': header('Seconds', 'integer') } },
  };
};

const responsesOf = (route: DescribedRoute): Json => ({
  200: answer('OK', route.answer, route.example, route.type),
  ...(route.role === undefined
    ? {}
    : { 401: UNAUTHORIZED, 403: answer(`The token does not allow ${route.role}`, errorBody) }),
  ...(route.absent === undefined ? {} : { 404: answer(route.absent, errorBody) }),
  ...(route.query === null ? {} : { 422: answer('The query cannot be used', validationErrorBody) }),
  ...(route.body === null
    ? {}
    : {
        413: answer('The body is too large', errorBody),
        422: answer('The body cannot be used', validationErrorBody),
      }),
  ...(route.example === undefined ? { 500: answer('A defect', errorBody) } : {}),
  ...unavailableOf(route),
});

/** Parameters of the path and the query; each is a text on the wire. */
const parametersOf = ({ path, query }: DescribedRoute): Json => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true }));
  const inQuery = Object.keys(query?.shape ?? {}).map((name) => ({ name, in: 'query', required: false }));
  const all = [...inPath, ...inQuery].map((parameter) => ({ ...parameter, schema: { type: 'string' } }));
  return all.length === 0 ? {} : { parameters: all };
};

const operationOf = (route: DescribedRoute): Json => ({
  summary: route.summary,
  ...parametersOf(route),
  ...(route.body === null
    ? {}
    : { requestBody: { required: true, content: json(route.body, exampleOf(route.body)) } }),
  responses: responsesOf(route),
  // Without a file of tokens everyone is let in.
  ...(route.role === undefined ? {} : { security: [{}, { [BEARER]: [route.role] }] }),
});

const pathsOf = (routes: readonly DescribedRoute[]): OpenApiDocument['paths'] => {
  const paths: Record<string, Json> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return paths;
};

/** Builds the document from what the controllers say of their routes. */
export const openApiDocument = (routes: readonly DescribedRoute[]): OpenApiDocument => {
  const sent = routes.flatMap(({ body }) => body ?? []);
  const received = routes.flatMap(({ answer: body, unavailable }) => [body, unavailable?.body ?? errorBody]);
  return {
    openapi: '3.1.0',
    info: { title: 'kube-rca-agent', version: '1.0.0' },
    paths: pathsOf(routes),
    components: {
      schemas: {
        ...componentsOf(sent, 'input'),
        ...componentsOf([...received, errorBody, validationErrorBody], 'output'),
      },
      securitySchemes: { [BEARER]: { type: 'http', scheme: 'bearer' } },
    },
  };
};
