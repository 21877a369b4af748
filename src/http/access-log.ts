import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import { CONSTANT_ROUTES, READINESS_ROUTE } from './constant-routes.js';
import { pathOf } from './path-of.js';

const lineOf = (request: FastifyRequest): Record<string, unknown> => ({
  method: request.method,
  // Unknown paths are whatever a stranger typed; one word for all of them keeps the log bounded.
  route: request.routeOptions.url ?? 'unknown',
  requestId: request.id,
});

/** Writes one line per request: when it was answered, or when its caller went away before that. */
export const logRequests = (server: FastifyInstance, logger: Logger): void => {
  server.addHook('onRequest', (request, reply, done) => {
    const path = pathOf(request);
    if (CONSTANT_ROUTES.has(path)) return done();
    const write = path === READINESS_ROUTE ? 'debug' : 'info'; // of interest only when looking closely
    // Not Fastify's own hooks: none of them tells of a caller that goes away while its answer is made.
    reply.raw.once('close', () => {
      const answered = reply.raw.writableEnded;
      logger[write](answered ? 'request' : 'request_abandoned', {
        ...lineOf(request),
        ...(answered ? { status: reply.statusCode } : {}),
        durationMs: Math.round(reply.elapsedTime),
      });
    });
    done();
  });
};
