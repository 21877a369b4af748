import type { Logger } from '../telemetry/logger.js';
import { circuitEffectOf } from './circuit-effect.js';
import { CredentialsProbe } from './credentials-probe.js';
import { LlmError } from './failure.js';
import type { LlmProvider } from './provider.js';

export interface ProviderCircuitOptions {
  readonly provider: LlmProvider;
  /** How often a provider that refused the credentials is asked again. */
  readonly probeEveryMs: number;
  /** Failed calls in a row that count as an outage. */
  readonly failures: number;
  /** How long an outage is believed. */
  readonly openMs: number;
  readonly logger: Logger;
  /** What to check when the provider refuses the credentials: names of its settings. */
  readonly remedy: string;
  /** Hears of each opening and closing. */
  readonly onChange: () => void;
  /** Monotonic, in ms; the process's own unless given. */
  readonly now?: () => number;
}

/** No call was made: the circuit is open. Carries the kind of the failure that opened it, but a retry is of no use. */
export class CircuitOpen extends LlmError {
  override get retry(): boolean {
    return false;
  }
}

type Trial = 'none' | 'allowed' | 'running';

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  /** The credentials were refused. */
  | { readonly kind: 'refused'; readonly failure: LlmError; readonly trial: Trial }
  /** An outage; from `until` on, one call at a time may try. */
  | { readonly kind: 'outage'; readonly failure: LlmError; readonly until: number; readonly trial: Trial };

const CLOSED: State = { kind: 'closed', failures: 0 };

/**
 * Keeps calls from a provider that cannot answer them. It opens at once when the credentials or the model are refused,
 * until a probe or a trial call finds them accepted; and after an outage of several failed calls in a row, for a while,
 * after which one call at a time may try.
 */
export class ProviderCircuit {
  readonly #probe: CredentialsProbe;
  readonly #now: () => number;
  #state: State = CLOSED;
  #openings = 0;
  #stopped = false;

  constructor(private readonly options: ProviderCircuitOptions) {
    this.#now = options.now ?? ((): number => performance.now());
    this.#probe = new CredentialsProbe({
      provider: options.provider,
      everyMs: options.probeEveryMs,
      logger: options.logger,
      onAccepted: () => this.#close(),
      onTrialNeeded: () => {
        if (this.#state.kind === 'refused' && this.#state.trial === 'none') this.#trial('allowed');
      },
    });
  }

  get state(): State['kind'] {
    return this.#state.kind;
  }

  /** Why it is open; `null` while it is closed. */
  get failure(): LlmError | null {
    return this.#state.kind === 'closed' ? null : this.#state.failure;
  }

  /** How often it has opened. */
  get openings(): number {
    return this.#openings;
  }

  /** Whether a call would be let through now. */
  get admits(): boolean {
    const state = this.#state;
    switch (state.kind) {
      case 'closed':
        return true;
      case 'refused':
        return state.trial === 'allowed';
      case 'outage':
        return state.trial === 'none' && this.#now() >= state.until;
    }
  }

  /**
   * Makes one call, if it may be made, and learns from what becomes of it.
   * @throws {CircuitOpen} without making the call
   * @throws {LlmError} what the call failed with; anything else it throws becomes kind `unknown`
   */
  async run<T>(call: () => Promise<T>): Promise<T> {
    const { failure } = this;
    if (failure !== null && !this.admits) {
      const why = `not asked, because of an earlier failure: ${failure.message}`;
      throw new CircuitOpen(failure.kind, why, { cause: failure });
    }
    const trial = failure !== null;
    if (trial) this.#trial('running');
    try {
      const value = await call();
      this.#answered();
      return value;
    } catch (error) {
      const failed = asLlmError(error);
      this.#failed(failed, trial);
      throw failed;
    }
  }

  /**
   * A request was given up, or was ended, after so many calls of an outage. Counted now and not with each call: what a
   * retry overcomes is no outage, and ten requests that meet the same second of overload are none either.
   */
  gaveUp(last: LlmError, calls: number): void {
    if (this.#state.kind !== 'closed') return;
    const failures = this.#state.failures + calls;
    if (failures >= this.options.failures) this.#rest(last);
    else this.#state = { kind: 'closed', failures };
  }

  /** Takes no more part: stops asking, and calls that still run change nothing. */
  stop(): void {
    this.#stopped = true;
    this.#probe.stop();
  }

  #answered(): void {
    this.#probe.answered();
    this.#close();
  }

  #failed(failure: LlmError, trial: boolean): void {
    const state = this.#state;
    const effect = circuitEffectOf(failure.kind);
    if (effect === 'refused') return this.#refuse(failure, trial);
    if (effect === 'answered' && state.kind === 'closed') this.#state = CLOSED;
    if (!trial || state.kind === 'closed') return;
    if (state.kind === 'outage' && effect === 'answered') return this.#close();
    if (state.kind === 'outage' && effect === 'outage') return this.#rest(failure);
    this.#trial('none');
  }

  #refuse(failure: LlmError, trial: boolean): void {
    const { provider, logger, remedy } = this.options;
    if (this.#stopped) return;
    const state = this.#state;
    const known = state.kind === 'refused';
    // A call from before the opening must not end the trial of another.
    this.#state = { kind: 'refused', failure, trial: known && !trial ? state.trial : 'none' };
    this.#probe.refused();
    if (known) return;
    this.#openings += 1;
    logger.error('model_circuit_opened', {
      ...nameOf(provider),
      issue: failure.issue,
      openings: this.#openings,
      error: failure.message,
      remedy,
    });
    this.options.onChange();
  }

  #rest(failure: LlmError): void {
    const { provider, logger, openMs } = this.options;
    if (this.#stopped) return;
    const known = this.#state.kind === 'outage';
    this.#state = { kind: 'outage', failure, until: this.#now() + openMs, trial: 'none' };
    if (known) return;
    this.#openings += 1;
    logger.warn('model_circuit_opened', {
      ...nameOf(provider),
      issue: failure.issue,
      openings: this.#openings,
      forMs: openMs,
      error: failure.message,
    });
    this.options.onChange();
  }

  #close(): void {
    const wasOpen = this.#state.kind !== 'closed';
    this.#state = CLOSED;
    if (!wasOpen || this.#stopped) return;
    this.options.logger.info('model_circuit_closed', nameOf(this.options.provider));
    this.options.onChange();
  }

  #trial(trial: Trial): void {
    if (this.#state.kind !== 'closed') this.#state = { ...this.#state, trial };
  }
}

const nameOf = ({ id, model }: LlmProvider): { readonly provider: string; readonly model: string } => ({
  provider: id,
  model,
});

const asLlmError = (error: unknown): LlmError =>
  error instanceof LlmError
    ? error
    : new LlmError('unknown', error instanceof Error ? error.message : String(error), { cause: error });
