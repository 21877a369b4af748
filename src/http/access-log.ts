import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import { pathOf } from './path-of.js';

/** Probes and browsers ask these all day (docs/http-api.md "Constant answers"). */
const SILENT = new Set(['/', '/ping', '/healthz', '/metrics', '/openapi.json']);
/** Asked every few seconds by the kubelet: only of interest when looking closely. */
const QUIET = new Set(['/readyz']);

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
    if (SILENT.has(path)) return done();
    const write = QUIET.has(path) ? 'debug' : 'info';
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
