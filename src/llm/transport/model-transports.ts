import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { ProviderId } from '../../config/providers.js';
import { headersFor } from '../provider-settings.js';
import { ModelTransport } from './model-transport.js';

/** The connections to the providers, one set for each, whichever model is asked there. */
@Injectable()
export class ModelTransports implements OnApplicationShutdown {
  readonly #opened = new Map<ProviderId, ModelTransport>();

  constructor(private readonly settings: Settings) {}

  to(id: ProviderId): ModelTransport {
    const opened = this.#opened.get(id) ?? this.#open(id);
    this.#opened.set(id, opened);
    return opened;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#opened.values()].map((transport) => transport.close()));
  }

  #open(id: ProviderId): ModelTransport {
    const { proxyUrl, httpsProxy, noProxy } = this.settings.llm;
    return new ModelTransport({
      headers: headersFor(id, this.settings.llm),
      proxyUrl,
      httpsProxy,
      noProxy,
    });
  }
}
