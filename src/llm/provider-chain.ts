import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { ModelSelection } from './model-selection.js';
import { ProviderCircuit } from './provider-circuit.js';
import { ProviderLink } from './provider-link.js';
import { checkedSettings, neededSettings } from './provider-settings.js';
import type { ProviderId } from '../config/providers.js';
import type { LlmProvider } from './provider.js';
import { LLM_PROVIDERS, type ProviderFactory } from './select-provider.js';
import { TokenBudget } from './token-budget.js';

/**
 * The providers that are asked, in order: the selected one, then those of `AI_PROVIDER_FALLBACK`, without those that have
 * no key. A provider keeps its adapter and its circuit as long as its model stays the same.
 */
@Injectable()
export class ProviderChain implements OnModuleDestroy {
  readonly #known = new Map<ProviderId, ProviderLink | null>();
  readonly #changes = new Subject<void>();
  /** Emits when a circuit opened or closed, and when another model was selected. */
  readonly changes$ = this.#changes.asObservable();
  #links: readonly ProviderLink[];

  constructor(
    @Inject(LLM_PROVIDERS) private readonly create: ProviderFactory,
    private readonly selection: ModelSelection,
    private readonly budget: TokenBudget,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {
    this.#links = this.#build();
    for (const id of settings.llm.fallbackProviders) {
      if (this.#known.get(id) === null) this.#warnOfMissingKey(id);
    }
    const switches = selection.changes$.subscribe(() => this.#switch());
    this.#changes.subscribe({ complete: () => switches.unsubscribe() });
  }

  get links(): readonly ProviderLink[] {
    return this.#links;
  }

  onModuleDestroy(): void {
    for (const link of this.#known.values()) link?.circuit.stop();
    this.#changes.complete();
  }

  #switch(): void {
    const { provider, modelId } = this.selection.current;
    this.#forgetChanged(provider, modelId);
    this.#links = this.#build();
    this.logger.info('model_switched', { provider, model: modelId });
    if (this.#known.get(provider) === null) this.#warnOfMissingKey(provider);
    this.#changes.next();
  }

  #warnOfMissingKey(provider: ProviderId): void {
    const remedy = `set ${neededSettings(provider)}; until then this provider is passed over`;
    this.logger.warn('model_without_key', { provider, remedy });
  }

  #forgetChanged(provider: ProviderId, modelId: string): void {
    const link = this.#known.get(provider);
    if (link?.model.id === modelId) return;
    link?.circuit.stop();
    this.#known.delete(provider);
  }

  #build(): readonly ProviderLink[] {
    const ids = new Set([this.selection.current.provider, ...this.settings.llm.fallbackProviders]);
    return [...ids].flatMap((id) => this.#linkOf(id) ?? []);
  }

  #linkOf(id: ProviderId): ProviderLink | null {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const provider = this.create(id, this.selection.modelOf(id));
    const link = provider === null ? null : this.#linkTo(provider);
    this.#known.set(id, link);
    return link;
  }

  #linkTo(provider: LlmProvider): ProviderLink {
    const { budget, logger } = this;
    const { llm } = this.settings;
    return new ProviderLink({
      provider,
      budget,
      logger,
      circuit: this.#circuitOf(provider),
      times: { totalMs: llm.requestTimeoutSeconds * 1000, idleMs: llm.idleTimeoutSeconds * 1000 },
      retry: {
        maxAttempts: llm.retryMaxAttempts,
        minWaitMs: llm.retryMinWait * 1000,
        maxWaitMs: llm.retryMaxWait * 1000,
        totalMs: llm.retryTotalTimeout * 1000,
      },
    });
  }

  #circuitOf(provider: LlmProvider): ProviderCircuit {
    const { llm } = this.settings;
    return new ProviderCircuit({
      provider,
      probeEveryMs: llm.circuitProbeSeconds * 1000,
      failures: llm.circuitFailures,
      openMs: llm.circuitOpenSeconds * 1000,
      logger: this.logger,
      remedy: `check ${checkedSettings(provider.id)} (or the model set with POST /config/ai); until the provider accepts them it is not asked`,
      onChange: () => this.#changes.next(),
    });
  }
}
