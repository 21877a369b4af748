import type { FastifyInstance, FastifyReply } from 'fastify';
import { Unavailable } from '../errors/unavailable.js';
import type { WebhookAccess } from './webhook-access.js';

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
 * Gives the webhook's route its own body limit, and checks the token and the number of open requests as soon as the head
 * has arrived: a guard would run after up to 32 MiB of a stranger's body were read and parsed. To be called before routes
 * are registered.
 */
export const configureWebhookRoute = (
  server: FastifyInstance,
  access: WebhookAccess,
  bodyLimitBytes: number,
): void => {
  const admit = boundedBy(AT_ONCE);
  server.addHook('onRoute', (route) => {
    if ((route.config as { webhook?: boolean } | undefined)?.webhook !== true) return;
    route.bodyLimit = bodyLimitBytes;
    route.onRequest = async (request, reply) => {
      await access.check(request.headers.authorization);
      admit(reply);
    };
  });
};
