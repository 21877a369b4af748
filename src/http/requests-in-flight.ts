import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

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
    return new Promise((resolve) => {
      const finish = (drained: boolean) => (): void => {
        clearTimeout(timer);
        this.#idle.delete(onIdle);
        resolve(drained);
      };
      const onIdle = finish(true);
      const timer = setTimeout(finish(false), maxMs);
      this.#idle.add(onIdle);
    });
  }

  #left(): void {
    this.#count -= 1;
    if (this.#count === 0) for (const onIdle of this.#idle) onIdle();
  }
}
