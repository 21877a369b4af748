import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Masker } from '../masking/index.js';
import { Logger } from '../telemetry/logger.js';
import { LlmError } from './failure.js';
import { ModelSelection } from './model-selection.js';
import { idle } from '../waiting/sleep.js';
import { ProviderChain } from './provider-chain.js';
import type { ProviderLink } from './provider-link.js';
import type { LlmMessage, LlmRequest, LlmTool } from './provider.js';

/** Longest time for one model, its retries included, in ms. */
const PROBE_MS = 60_000;
/** Longest wait until one that has never answered is asked again, in ms. */
const AGAIN_MS = 600_000;
/** Tokens of the answer: a call of a tool, or a sentence. */
const ANSWER_TOKENS = 200;

const READY: LlmTool = {
  name: 'report_ready',
  description: 'Reports that tools can be called.',
  parameters: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'] },
};

const QUESTION: readonly LlmMessage[] = [
  {
    role: 'system',
    text: 'This is a check of the connection. Call the tool that you are told to, and say nothing else.',
  },
  { role: 'user', text: `Call ${READY.name} once, with ready true.` },
];

/**
 * Asks each model of the chain one small question with one tool, at the start and when another is chosen: whether it can
 * be used, and why not, stands in the log and in readiness before the first alert. What a server takes is learned by the
 * way. Costs some hundred tokens, and no analysis waits for it.
 */
@Injectable()
export class StartProbe implements OnModuleDestroy {
  readonly #stop = new AbortController();
  readonly #probed = new WeakSet<ProviderLink>();
  #begun = false;

  constructor(
    private readonly chain: ProviderChain,
    selection: ModelSelection,
    private readonly settings: Settings,
    private readonly masker: Masker,
    private readonly logger: Logger,
  ) {
    const switches = selection.changes$.subscribe(() => void this.#probeAll());
    this.#stop.signal.addEventListener('abort', () => switches.unsubscribe(), { once: true });
  }

  /** Probes now, and from now on each model that is chosen. Never throws. */
  async run(): Promise<void> {
    this.#begun = true;
    await this.#probeAll();
  }

  onModuleDestroy(): void {
    this.#stop.abort();
  }

  async #probeAll(): Promise<void> {
    if (!this.#begun || !this.settings.llm.probeAtStart) return;
    await Promise.all(this.chain.links.map((link) => this.#probe(link)));
  }

  async #probe(link: ProviderLink): Promise<void> {
    if (this.#probed.has(link)) return;
    this.#probed.add(link);
    await this.#askOnce(link);
    void this.#askUntilHeard(link);
  }

  /** One that was not there at the start may come: it is asked again, so that nobody has to wait for an alert to learn that it did. */
  async #askUntilHeard(link: ProviderLink): Promise<void> {
    const { signal } = this.#stop;
    for (
      let waitMs = this.settings.llm.circuitProbeSeconds * 1000;
      ;
      waitMs = Math.min(waitMs * 2, AGAIN_MS)
    ) {
      if (link.usability.silence === null) return;
      await idle(waitMs, signal);
      const isCurrent = this.chain.links.includes(link);
      if (signal.aborted || !isCurrent || link.usability.silence === null) return;
      await this.#askOnce(link);
    }
  }

  async #askOnce(link: ProviderLink): Promise<void> {
    const { signal } = this.#stop;
    const { provider, id: model } = link.model;
    const startedAt = performance.now();
    try {
      const limits = { signal, deadlineAt: Date.now() + PROBE_MS };
      const { toolCalls, usage } = await link.ask(this.#question(), limits, false);
      const callsTools = toolCalls.some(({ name }) => name === READY.name);
      if (!callsTools) link.usability.calledNoTool();
      const durationMs = Math.round(performance.now() - startedAt);
      this.logger[callsTools ? 'info' : 'warn']('model_usable', {
        provider,
        model,
        callsTools,
        durationMs,
        ...usage,
      });
    } catch (error) {
      if (signal.aborted || !(error instanceof LlmError)) return;
      const { issue, message } = error;
      this.logger.error('model_unusable', { provider, model, issue, error: message });
    }
  }

  #question(): LlmRequest {
    return {
      messages: this.masker.mask<readonly LlmMessage[]>(QUESTION),
      tools: [READY],
      toolChoice: 'auto',
      answerSchema: null,
      maxOutputTokens: ANSWER_TOKENS,
    };
  }
}
