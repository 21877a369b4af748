import type { ProviderId } from '../config/providers.js';
import { neededSettings } from './provider-settings.js';

/** A provider that was chosen and cannot be asked: nothing was switched. The message is for whoever chose it. */
export class ProviderUnusable extends Error {
  override readonly name = 'ProviderUnusable';

  constructor(readonly provider: ProviderId) {
    super(
      `Provider ${provider} cannot be used here: it needs ${neededSettings(provider)}. Set what is missing for the agent and restart it, or choose another provider`,
    );
  }
}
