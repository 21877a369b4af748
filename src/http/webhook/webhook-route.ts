import type { FastifyInstance } from 'fastify';
import type { WebhookAccess } from './webhook-access.js';

/**
 * Gives the webhook's route its own body limit, and checks the token as soon as the head has arrived: a guard would run
 * after up to 32 MiB of a stranger's body were read and parsed. To be called before routes are registered.
 */
export const configureWebhookRoute = (
  server: FastifyInstance,
  access: WebhookAccess,
  bodyLimitBytes: number,
): void => {
  server.addHook('onRoute', (route) => {
    if ((route.config as { webhook?: boolean } | undefined)?.webhook !== true) return;
    route.bodyLimit = bodyLimitBytes;
    route.onRequest = (request) => access.check(request.headers.authorization);
  });
};
