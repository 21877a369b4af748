import type { FastifyInstance, FastifyReply } from 'fastify';
import { Unavailable } from '../errors/unavailable.js';

/** Config of the route that gets what {@link configureWebhookRoute} gives. */
export const WEBHOOK_ROUTE = { webhook: true } as const;

/** Webhooks worked on at the same time. */
const WORKED_ON = 8;

/** Webhooks whose body is still arriving: each may hold up to `WEBHOOK_BODY_LIMIT_BYTES`. */
const ARRIVING = 32;

/** A body that takes longer gives way to a newcomer when there is no room, ms. Alertmanager's arrives in milliseconds. */
const SLOW_MS = 2000;

const RETRY_SECONDS = 5;

const busy = (): Unavailable => new Unavailable('too many webhooks at the same time', RETRY_SECONDS);

/** Admits webhooks within two bounds, so that callers who send slowly do not close the door for the others. */
class Admission {
  /** Since when they arrive, in ms of `performance.now()`, the oldest first. */
  readonly #arriving = new Map<FastifyReply, number>();
  #workedOn = 0;

  /** When the head of a request is there. @throws {Unavailable} */
  arrives(reply: FastifyReply): void {
    if (this.#workedOn >= WORKED_ON) throw busy();
    if (this.#arriving.size >= ARRIVING && !this.#dropSlowest()) throw busy();
    this.#arriving.set(reply, performance.now());
    reply.raw.once('close', () => this.#arriving.delete(reply));
  }

  /** When its body is there. @throws {Unavailable} */
  arrived(reply: FastifyReply): void {
    this.#arriving.delete(reply);
    if (this.#workedOn >= WORKED_ON) throw busy();
    this.#workedOn += 1;
    reply.raw.once('close', () => {
      this.#workedOn -= 1;
    });
  }

  #dropSlowest(): boolean {
    const [oldest] = this.#arriving;
    if (oldest === undefined || performance.now() - oldest[1] < SLOW_MS) return false;
    const [reply] = oldest;
    this.#arriving.delete(reply);
    reply.raw.destroy();
    return true;
  }
}

/**
 * Gives the webhook's route its own body limit, and checks the number of open requests as soon as the head has arrived. To be
 * called before routes are registered, and before `checkRoles`, whose check then comes first.
 */
export const configureWebhookRoute = (server: FastifyInstance, bodyLimitBytes: number): void => {
  const admission = new Admission();
  server.addHook('onRoute', (route) => {
    if ((route.config as { webhook?: boolean } | undefined)?.webhook !== true) return;
    route.bodyLimit = bodyLimitBytes;
    route.onRequest = async (_, reply) => admission.arrives(reply);
    route.preValidation = async (_, reply) => admission.arrived(reply);
  });
};
