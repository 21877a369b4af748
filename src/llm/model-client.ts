import { Inject, Injectable } from '@nestjs/common';
import { defer, firstValueFrom, merge, Observable } from 'rxjs';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { CredentialsCircuit } from './credentials-circuit.js';
import { LlmError } from './failure.js';
import type { LlmProvider, LlmReply, LlmRequest, ProviderId } from './provider.js';
import { retryTransient, type RetryPolicy } from './retry.js';
import { LLM_PROVIDER } from './select-provider.js';

/** What bounds one request to the model. */
export interface CallLimits {
  /** Ends the call and its retries at once, down to the socket. */
  readonly signal: AbortSignal;
  /** No call runs past this, in ms since the epoch. */
  readonly deadlineAt: number;
  /** Admitted although the token budget is used up: what was begun is brought to an end. */
  readonly overdraft?: boolean;
}

/** A reply, and which model gave it. */
export interface ModelReply extends LlmReply {
  readonly model: { readonly provider: ProviderId; readonly id: string };
}

/**
 * The model as the rest of the service sees it: one request in, one reply or one {@link LlmError} out. Holds the timeout
 * of a call, the retry of passing failures and the circuit.
 */
@Injectable()
export class ModelClient {
  readonly #timeoutMs: number;
  readonly #policy: RetryPolicy;

  constructor(
    @Inject(LLM_PROVIDER) private readonly provider: LlmProvider | null,
    private readonly circuit: CredentialsCircuit,
    settings: Settings,
    private readonly logger: Logger,
  ) {
    const { llm } = settings;
    this.#timeoutMs = llm.requestTimeoutSeconds * 1000;
    this.#policy = {
      maxAttempts: llm.retryMaxAttempts,
      minWaitMs: llm.retryMinWait * 1000,
      maxWaitMs: llm.retryMaxWait * 1000,
      totalMs: llm.retryTotalTimeout * 1000,
    };
  }

  /** Which model answers; `null` when none is configured. */
  get model(): { readonly provider: string; readonly id: string } | null {
    return this.provider === null ? null : { provider: this.provider.id, id: this.provider.model };
  }

  /**
   * Asks the model, again after a passing failure, within the limits.
   * @throws {LlmError} `cancelled` when the signal was aborted, `deadline` when the time was over, `not_configured`
   * without a model, `llm_auth` at once while the circuit is open; else the last failure
   */
  async complete(request: LlmRequest, limits: CallLimits): Promise<ModelReply> {
    const { provider } = this;
    if (provider === null) {
      throw new LlmError('not-configured', 'no model is configured');
    }
    const calls$ = defer(() => this.#call(provider, request, limits)).pipe(
      retryTransient(this.#policy, limits.deadlineAt, (failure, waitMs) =>
        this.logger.warn('model_call_retried', { issue: failure.issue, waitMs, error: failure.message }),
      ),
    );
    const reply = await firstValueFrom(merge(cancelled(limits.signal), calls$));
    return { ...reply, model: { provider: provider.id, id: provider.model } };
  }

  async #call(provider: LlmProvider, request: LlmRequest, limits: CallLimits): Promise<LlmReply> {
    const left = Math.ceil(limits.deadlineAt - Date.now());
    if (left <= 0) throw deadlineOver();
    this.circuit.admit();
    const timeout = AbortSignal.timeout(Math.min(left, this.#timeoutMs));
    const startedAt = performance.now();
    try {
      const reply = await provider.complete(request, {
        signal: AbortSignal.any([limits.signal, timeout]),
        alive: () => undefined,
      });
      this.circuit.succeeded();
      this.logger.debug('model_answered', {
        durationMs: Math.round(performance.now() - startedAt),
        stop: reply.stop,
        ...reply.usage,
      });
      return reply;
    } catch (error) {
      const failure = endedBy(error, { limits, timeout, timeoutIsDeadline: left <= this.#timeoutMs });
      this.circuit.failed(failure);
      throw failure;
    }
  }
}

/** Errors as soon as the signal is aborted; its listener goes with the subscription. */
const cancelled = (signal: AbortSignal): Observable<never> =>
  new Observable((subscriber) => {
    const end = (): void =>
      subscriber.error(new LlmError('cancelled', 'the analysis was ended', { cause: signal.reason }));
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    return () => signal.removeEventListener('abort', end);
  });

const deadlineOver = (cause?: unknown): LlmError =>
  new LlmError('deadline', 'the time for this analysis was over', { cause });

/** Names who ended a call: the SDKs report every abort alike, so our own signals decide. */
const endedBy = (
  error: unknown,
  by: { readonly limits: CallLimits; readonly timeout: AbortSignal; readonly timeoutIsDeadline: boolean },
): LlmError => {
  if (!(error instanceof LlmError)) {
    return new LlmError('unknown', error instanceof Error ? error.message : String(error), { cause: error });
  }
  if (error.kind !== 'cancelled' || by.limits.signal.aborted || !by.timeout.aborted) return error;
  if (by.timeoutIsDeadline) return deadlineOver(error);
  return new LlmError('timeout', 'the model did not answer in time', { cause: error });
};
