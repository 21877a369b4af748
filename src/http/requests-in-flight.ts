import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { orLate } from '../waiting/or-late.js';

/** Requests whose answer is not sent yet. A stopping process waits for them before it takes anything down. */
@Injectable()
export class RequestsInFlight {
  #count = 0;
  readonly #idle = new Set<() => void>();

  get count(): number {
    return this.#count;
  }

  watch(server: FastifyInstance): void {
    server.addHook('onRequest', (_, reply, done) => {
      this.#count += 1;
      reply.raw.once('close', () => this.#left());
      done();
    });
  }

  /** Resolves when none is left, or after `maxMs`, whichever is first; says which. */
  async drained(maxMs: number): Promise<boolean> {
    if (this.#count === 0) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const onIdle = (): void => resolve(true);
    this.#idle.add(onIdle);
    return orLate(promise, maxMs, () => false).finally(() => this.#idle.delete(onIdle));
  }

  #left(): void {
    this.#count -= 1;
    if (this.#count === 0) for (const onIdle of this.#idle) onIdle();
  }
}
