import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import { pathOf } from './path-of.js';

/** Probes and browsers ask these all day (contract 1.4). */
const SILENT = new Set(['/', '/ping', '/healthz', '/openapi.json']);
/** Asked every few seconds by the kubelet: only of interest when looking closely. */
const QUIET = new Set(['/readyz']);

const lineOf = (request: FastifyRequest): Record<string, unknown> => ({
  method: request.method,
  // Unknown paths are whatever a stranger typed; one word for all of them keeps the log bounded.
  route: request.routeOptions.url ?? 'unknown',
});

/** Writes one line per answered or abandoned request. */
export const logRequests = (server: FastifyInstance, logger: Logger): void => {
  server.addHook('onResponse', (request, reply, done) => {
    const path = pathOf(request);
    if (!SILENT.has(path)) {
      const write = QUIET.has(path) ? 'debug' : 'info';
      logger[write]('request', {
        ...lineOf(request),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
      });
    }
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    logger.info('request_abandoned', lineOf(request));
    done();
  });
};
