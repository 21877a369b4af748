import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { ModelCircuit } from './circuit.js';
import { LlmError } from './failure.js';
import type { LlmProvider } from './provider.js';
import { LLM_PROVIDER } from './select-provider.js';

/** Longest time one probe may take, in ms. */
const PROBE_TIMEOUT_MS = 10_000;

/**
 * Opens when the provider refuses the key or does not know the model, so that nobody waits for calls that cannot
 * succeed. While open, it asks every `LLM_CIRCUIT_PROBE_SECONDS` whether both are accepted again. Where a server has no
 * such call, or said yes and then refused the real call, one real call at a time is let through instead.
 */
@Injectable()
export class CredentialsCircuit extends ModelCircuit implements OnModuleDestroy {
  readonly #closed = new Subject<void>();
  readonly closed$ = this.#closed.asObservable();
  readonly #stop = new AbortController();
  readonly #probeEveryMs: number;
  #state: 'closed' | 'open' | 'disabled';
  #timer: NodeJS.Timeout | null = null;
  #refusal: LlmError | null = null;
  #trialAllowed = false;
  /** Whether the last close rested on a probe that no real call has confirmed yet. */
  #closedByProbe = false;
  #probeMisleads = false;
  #openings = 0;

  constructor(
    @Inject(LLM_PROVIDER) private readonly provider: LlmProvider | null,
    settings: Settings,
    private readonly logger: Logger,
  ) {
    super();
    this.#state = provider === null ? 'disabled' : 'closed';
    this.#probeEveryMs = settings.llm.circuitProbeSeconds * 1000;
  }

  get state(): 'closed' | 'open' | 'disabled' {
    return this.#state;
  }

  /** How often it has opened since the process started. */
  get openings(): number {
    return this.#openings;
  }

  /**
   * Asks whether a call may be made now.
   * @throws {LlmError} `llm_auth` while open
   */
  admit(): void {
    if (this.#state !== 'open') return;
    if (this.#trialAllowed) {
      this.#trialAllowed = false;
      return;
    }
    const why = this.#refusal?.message ?? 'the model provider refused the key';
    throw new LlmError('unauthorised', why, { cause: this.#refusal });
  }

  /** Tells it that the model answered. */
  succeeded(): void {
    this.#closedByProbe = false;
    this.#probeMisleads = false;
    if (this.#state === 'open') this.#close();
  }

  /** Tells it that a call failed; only `llm_auth` counts. */
  failed(failure: LlmError): void {
    if (failure.kind !== 'unauthorised' || this.#state === 'disabled') return;
    this.#refusal = failure;
    if (this.#closedByProbe) this.#probeMisleads = true;
    this.#closedByProbe = false;
    if (this.#state === 'open') return;
    this.#state = 'open';
    this.#openings += 1;
    this.logger.error('model_circuit_opened', {
      provider: this.provider?.id,
      model: this.provider?.model,
      openings: this.#openings,
      error: failure.message,
      remedy:
        "check the provider's API key, its base URL and the model id in the settings; until the provider accepts them, the rules answer",
    });
    this.#schedule();
  }

  onModuleDestroy(): void {
    this.#stop.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#closed.complete();
  }

  #schedule(): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#probe(), this.#probeEveryMs).unref();
  }

  async #probe(): Promise<void> {
    if (this.#state !== 'open' || this.provider === null) return;
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
    const outcome = this.#probeMisleads ? 'not-offered' : await this.provider.probe(signal);
    this.logger.debug('model_circuit_probed', { outcome });
    if (outcome === 'not-offered') this.#trialAllowed = true;
    if (outcome === 'accepted') {
      this.#closedByProbe = true;
      this.#close();
    } else {
      this.#schedule();
    }
  }

  #close(): void {
    this.#state = 'closed';
    this.#refusal = null;
    this.#trialAllowed = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.logger.info('model_circuit_closed', { provider: this.provider?.id, model: this.provider?.model });
    this.#closed.next();
  }
}
