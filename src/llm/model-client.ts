import { Injectable } from '@nestjs/common';
import { Logger } from '../telemetry/logger.js';
import type { CallLimits, ModelName, ModelReply } from './call.js';
import { LlmError } from './failure.js';
import { ProviderChain } from './provider-chain.js';
import { CircuitOpen } from './provider-circuit.js';
import type { ProviderLink } from './provider-link.js';
import type { LlmRequest } from './provider.js';
import { mostTelling, type ProviderFailure } from './telling-failure.js';

export type { CallLimits, ModelName, ModelReply } from './call.js';

/**
 * The model as the rest of the service sees it: one request in, one reply or one {@link LlmError} out. Below it lie the
 * chain of providers, and for each its timeouts, retry, circuit and the budget.
 */
@Injectable()
export class ModelClient {
  #failovers = 0;

  constructor(
    private readonly chain: ProviderChain,
    private readonly logger: Logger,
  ) {}

  /** Which model is asked first; `null` when no provider has a key. */
  get model(): ModelName | null {
    return this.chain.links[0]?.model ?? null;
  }

  /** How often a provider was given up for the next one. */
  get failovers(): number {
    return this.#failovers;
  }

  /**
   * Asks the providers in turn, each again after a passing failure, until one answers. A prompt that is too long for one is
   * tried with the next, whose window may be longer.
   * @throws {LlmError} at once: `not-configured` without a model, `cancelled` when the signal was aborted, `deadline` when
   * the time was over, `budget`. When every provider failed: `context-too-long` when it was so for one, as the caller can
   * send less; `unauthorised` when all refused their credentials, also from their open circuits; else the failure of the
   * first that was asked. Its message names each provider's reason.
   */
  async complete(request: LlmRequest, limits: CallLimits): Promise<ModelReply> {
    // A switch of the model meanwhile is for later requests.
    const { links } = this.chain;
    const failures: ProviderFailure[] = [];
    for (const [index, link] of links.entries()) {
      const others = links.slice(index + 1);
      try {
        const another = others.some(({ circuit }) => circuit.admits);
        return await link.ask(request, limits, another);
      } catch (error) {
        if (!(error instanceof LlmError) || !error.failover) throw error;
        failures.push({ provider: link.model.provider, failure: error });
        if (others[0] !== undefined) this.#fallOver(link, others[0], error);
      }
    }
    const [first, ...more] = failures;
    if (first === undefined) throw new LlmError('not-configured', 'no model is configured');
    throw mostTelling([first, ...more]);
  }

  #fallOver(from: ProviderLink, to: ProviderLink, failure: LlmError): void {
    this.#failovers += 1;
    // An open circuit has been reported: not again with each request.
    this.logger[failure instanceof CircuitOpen ? 'debug' : 'warn']('model_failover', {
      from: from.model.provider,
      to: to.model.provider,
      issue: failure.issue,
      failovers: this.#failovers,
      error: failure.message,
    });
  }
}
