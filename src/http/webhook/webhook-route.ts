import type { FastifyInstance, FastifyReply } from 'fastify';
import { Unavailable } from '../errors/unavailable.js';

/** Config of the route that gets what {@link configureWebhookRoute} gives. */
export const WEBHOOK_ROUTE = { webhook: true } as const;

/** Webhooks taken at the same time: each may hold a body of up to `WEBHOOK_BODY_LIMIT_BYTES`. */
const AT_ONCE = 8;

const RETRY_SECONDS = 5;

/** Counts requests from their head to the end of their answer, and refuses more than a number of them. */
const boundedBy = (limit: number): ((reply: FastifyReply) => void) => {
  let open = 0;
  return (reply) => {
    if (open >= limit) throw new Unavailable('too many webhooks at the same time', RETRY_SECONDS);
    open += 1;
    reply.raw.once('close', () => {
      open -= 1;
    });
  };
};

/**
 * Gives the webhook's route its own body limit, and checks the number of open requests as soon as the head has arrived. To be
 * called before routes are registered, and before `checkRoles`, whose check then comes first.
 */
export const configureWebhookRoute = (server: FastifyInstance, bodyLimitBytes: number): void => {
  const admit = boundedBy(AT_ONCE);
  server.addHook('onRoute', (route) => {
    if ((route.config as { webhook?: boolean } | undefined)?.webhook !== true) return;
    route.bodyLimit = bodyLimitBytes;
    route.onRequest = async (_, reply) => admit(reply);
  });
};
