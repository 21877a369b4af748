import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Settings } from '../config/settings.js';
import type { ModelChoice } from './model-choice.js';
import type { ProviderId } from '../config/providers.js';
import { isConfigured, modelSettingOf } from './provider-settings.js';
import { ProviderUnusable } from './provider-unusable.js';

/**
 * Which provider is asked first, and which model of each provider: as the settings say, until it is told otherwise. Holds
 * for this process and as long as it runs.
 */
@Injectable()
export class ModelSelection {
  readonly #models = new Map<ProviderId, string>();
  readonly #changes = new Subject<void>();
  readonly #choices = new Subject<ModelChoice>();
  /** Emits after each {@link use}. */
  readonly changes$ = this.#changes.asObservable();
  /** What an operator chose here, which the other processes of the service do not know yet. */
  readonly choices$ = this.#choices.asObservable();
  #provider: ProviderId;

  constructor(private readonly settings: Settings) {
    this.#provider = settings.llm.provider;
  }

  get current(): ModelChoice {
    return { provider: this.#provider, modelId: this.modelOf(this.#provider) };
  }

  /** The model that is asked at a provider, also while another one comes first. */
  modelOf(provider: ProviderId): string {
    return this.#models.get(provider) ?? modelSettingOf(provider, this.settings.llm);
  }

  /**
   * Uses what an operator chose, and lets the other processes know.
   * @throws {ProviderUnusable} when the provider is not configured here; nothing is switched then
   */
  choose(choice: ModelChoice): void {
    if (!isConfigured(choice.provider, this.settings.llm)) throw new ProviderUnusable(choice.provider);
    this.use(choice);
    this.#choices.next(choice);
  }

  /** From the next call on; calls that run end with the model they began with. */
  use({ provider, modelId }: ModelChoice): void {
    this.#provider = provider;
    this.#models.set(provider, modelId);
    this.#changes.next();
  }
}
