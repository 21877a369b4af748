import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** What names one request in its answer and in the log. */
export const REQUEST_ID = 'x-request-id';

/** An id of the caller's that can stand in a log line as it is. */
const USABLE = /^[\w.:-]{1,128}$/;

/** The caller's own id where it sends a usable one, else a new one. */
export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && USABLE.test(given) ? given : randomUUID();

/** Sends with every answer the id of its request, which Fastify keeps. */
export const answerWithRequestId = (server: FastifyInstance): void => {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID, request.id);
    done();
  });
};
