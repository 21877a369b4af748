import { HttpException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { Access } from './access/access.js';
import { checkRoles } from './access/route-role.js';
import { logRequests } from './access-log.js';
import { errorResponse } from './errors/error-response.js';
import { HttpErrors } from './errors/http-errors.filter.js';
import { parseJsonBody } from './json-body.js';
import { HttpFigures } from './metrics/http-figures.js';
import { MaskedBody } from './masked-body.interceptor.js';
import { answerWithRequestId, REQUEST_ID, requestIdOf } from './request-id.js';
import { RequestsInFlight } from './requests-in-flight.js';
import { configureWebhookRoute } from './webhook/webhook-route.js';

/** How long a request may take to arrive, ms: one that stalls holds its connection no longer. */
const ARRIVAL_MS = 20_000;
const CHECK_MS = 2000;

/** What the router refuses before any hook or filter runs, in the API's form. */
const refuse = (error: FastifyError, _: FastifyRequest, reply: FastifyReply): void => {
  const { status, body } = errorResponse(new HttpException('', error.statusCode ?? 400), []);
  void reply.status(status).send(body);
};

/** The HTTP server, without Fastify's own logger. */
export const createHttpAdapter = ({ server }: Settings): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: server.bodyLimitBytes,
    // Of a request's head and body, not of its answer. Node looks every few seconds.
    requestTimeout: ARRIVAL_MS,
    http: { headersTimeout: ARRIVAL_MS, connectionsCheckingInterval: CHECK_MS },
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers[REQUEST_ID]),
    multipart: false,
    frameworkErrors: refuse,
  });

/** What cannot be said with Nest's decorators: body parsing, the access log and the webhook's route. Before `init`. */
export const configureHttp = (app: NestFastifyApplication): void => {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) =>
    parseJsonBody(body),
  );
  // Not as APP_FILTER and APP_INTERCEPTOR: those would also stand around the stream's handlers.
  app.useGlobalFilters(app.get(HttpErrors, { strict: false }));
  app.useGlobalInterceptors(app.get(MaskedBody, { strict: false }));
  answerWithRequestId(server);
  logRequests(server, app.get(Logger, { strict: false }));
  app.get(RequestsInFlight, { strict: false }).watch(server);
  app.get(HttpFigures, { strict: false }).watch(server);
  configureWebhookRoute(server, app.get(Settings, { strict: false }).server.webhookBodyLimitBytes);
  checkRoles(server, app.get(Access, { strict: false }));
};
