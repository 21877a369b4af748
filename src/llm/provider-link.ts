import { defer, firstValueFrom } from 'rxjs';
import type { Logger } from '../telemetry/logger.js';
import { untilAborted } from '../waiting/until-aborted.js';
import { cancelled, CallWatch, deadlineOver, type CallTimes } from './call-watch.js';
import type { CallLimits, ModelName, ModelReply } from './call.js';
import { circuitEffectOf } from './circuit-effect.js';
import { LlmError } from './failure.js';
import { wordsOf } from './http-failure/words.js';
import { CircuitOpen, type ProviderCircuit } from './provider-circuit.js';
import { familyOf } from './models/model-family.js';
import type { LlmProvider, LlmReply, LlmRequest } from './provider.js';
import { retryTransient, type RetryPolicy } from './retry.js';
import type { TokenBudget } from './token-budget.js';
import { estimateTokens, surelyLongerThan } from './token-estimate.js';
import { Usability } from './usability.js';

export interface ProviderLinkOptions {
  readonly provider: LlmProvider;
  readonly circuit: ProviderCircuit;
  readonly budget: TokenBudget;
  readonly times: CallTimes;
  readonly retry: RetryPolicy;
  readonly logger: Logger;
}

/** One provider of the chain: calls it, again after a passing failure, within the circuit, the budget and the limits. */
export class ProviderLink {
  /** Whether the model takes requests at all. */
  readonly usability = new Usability();

  #retries = 0;

  constructor(private readonly options: ProviderLinkOptions) {}

  get model(): ModelName {
    return { provider: this.options.provider.id, id: this.options.provider.model };
  }

  /** Calls that were made again after a passing failure. */
  get retries(): number {
    return this.#retries;
  }

  get circuit(): ProviderCircuit {
    return this.options.circuit;
  }

  /**
   * @param another whether another provider can be asked after this one: then this one is tried again only during half of
   * the time that is left, and no call may be silent for more than half of what is left when it begins
   * @throws {LlmError} the last failure
   */
  async ask(request: LlmRequest, limits: CallLimits, another: boolean): Promise<ModelReply> {
    const { circuit, logger, retry } = this.options;
    const left = limits.deadlineAt - Date.now();
    if (left <= 0) throw deadlineOver();
    const { contextTokens = Infinity } = familyOf(this.model.id) ?? {};
    // Not sent: it would be refused, and a shorter one is asked for at once.
    if (surelyLongerThan(request, contextTokens)) {
      throw new LlmError('context-too-long', `the prompt is longer than ${contextTokens} tokens`);
    }
    const retryUntil = another ? limits.deadlineAt - left / 2 : limits.deadlineAt;
    let outages: readonly LlmError[] = [];
    const call = async (): Promise<LlmReply> => {
      try {
        return answered(await circuit.run(() => this.#call(request, limits, another)));
      } catch (error) {
        outages = [...outages, ...outageOf(error)];
        throw error;
      }
    };
    const calls$ = defer(call).pipe(
      retryTransient(retry, retryUntil, ({ issue, message }, waitMs) => {
        this.#retries += 1;
        logger.warn('model_call_retried', { ...this.model, issue, waitMs, error: message });
      }),
    );
    try {
      const reply = await firstValueFrom(calls$.pipe(untilAborted(limits.signal, cancelled)));
      this.usability.answered();
      return { ...reply, model: this.model };
    } catch (error) {
      if (!(error instanceof CircuitOpen)) this.usability.failed(error);
      const last = outages.at(-1);
      if (last !== undefined) circuit.gaveUp(last, outages.length);
      throw error;
    }
  }

  async #call(request: LlmRequest, limits: CallLimits, another: boolean): Promise<LlmReply> {
    const { provider, budget, logger, times } = this.options;
    const half = Math.ceil((limits.deadlineAt - Date.now()) / 2);
    const idleMs = another ? Math.min(times.idleMs, half) : times.idleMs;
    const watch = new CallWatch(limits, { ...times, idleMs });
    try {
      const reservation = budget.reserve(() => estimateTokens(request), limits.overdraft === true);
      const startedAt = performance.now();
      try {
        const answer = provider.complete(request, { signal: watch.signal, alive: watch.alive });
        const reply = await watch.answer(answer);
        reservation.settle(reply.usage);
        const durationMs = Math.round(performance.now() - startedAt);
        logger.debug('model_answered', { ...this.model, durationMs, stop: reply.stop, ...reply.usage });
        return reply;
      } catch (error) {
        if (!wasAtWork(error)) reservation.settle(null);
        throw error;
      }
    } finally {
      watch.dispose();
    }
  }
}

/** A refusal is a failure like others: another provider may answer. @throws {LlmError} `refused`, `filtered` */
const answered = (reply: LlmReply): LlmReply => {
  const { stop, why } = reply;
  if (stop !== 'refusal' && stop !== 'filtered') return reply;
  const words = why === undefined ? '' : `: ${wordsOf(why, [])}`;
  throw stop === 'refusal'
    ? new LlmError('refused', `the model refused to answer${words}`)
    : new LlmError('filtered', `a content filter of the provider stopped the answer${words}`);
};

/** Whether a call ended while the model was at work: it is paid for, and the estimate stands for what it cost. */
const wasAtWork = (error: unknown): boolean =>
  error instanceof LlmError && ['timeout', 'deadline', 'cancelled'].includes(error.kind);

/** A failure that counts as an outage; one of a call that was not made does not. */
const outageOf = (error: unknown): readonly LlmError[] =>
  error instanceof LlmError && !(error instanceof CircuitOpen) && circuitEffectOf(error.kind) === 'outage'
    ? [error]
    : [];
