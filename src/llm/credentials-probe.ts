import type { Logger } from '../telemetry/logger.js';
import { deadlineAfter } from '../waiting/deadline.js';
import type { LlmProvider } from './provider.js';

/** Longest time one probe may take, in ms. */
const PROBE_TIMEOUT_MS = 10_000;

export interface CredentialsProbeOptions {
  readonly provider: LlmProvider;
  readonly everyMs: number;
  readonly logger: Logger;
  /** The provider says that it accepts key and model again. */
  readonly onAccepted: () => void;
  /** Only a real call can tell whether it does. */
  readonly onTrialNeeded: () => void;
}

/**
 * Asks a provider that refused the key or the model, again and again, whether it accepts them now. Where the server has no
 * such call, or said yes and then refused the real call, it asks for one real call instead.
 */
export class CredentialsProbe {
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  /** Whether the provider accepted the last probe and no real call has confirmed it yet. */
  #unconfirmed = false;
  #misleads = false;

  constructor(private readonly options: CredentialsProbeOptions) {}

  /** A real call was refused. */
  refused(): void {
    if (this.#unconfirmed) this.#misleads = true;
    this.#unconfirmed = false;
    if (this.#timer === null) this.#schedule();
  }

  /** A real call was answered: nothing is left to be asked. */
  answered(): void {
    this.#unconfirmed = false;
    this.#misleads = false;
    this.#rest();
  }

  /** Stops for good. */
  stop(): void {
    this.#stop.abort();
    this.#rest();
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#probe(), this.options.everyMs).unref();
  }

  async #probe(): Promise<void> {
    const { provider, logger } = this.options;
    const timer = this.#timer;
    const deadline = deadlineAfter(this.#stop.signal, PROBE_TIMEOUT_MS);
    const outcome = this.#misleads ? 'not-offered' : await provider.probe(deadline.signal);
    deadline.release();
    logger.debug('model_circuit_probed', { provider: provider.id, model: provider.model, outcome });
    // A real call was answered meanwhile.
    if (this.#timer !== timer) return;
    if (outcome === 'accepted') {
      this.#timer = null;
      this.#unconfirmed = true;
      this.options.onAccepted();
      return;
    }
    if (outcome === 'not-offered') this.options.onTrialNeeded();
    this.#schedule();
  }
}
