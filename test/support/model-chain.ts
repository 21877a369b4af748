import { loadSettings } from '../../src/config/load.js';
import { ChainCircuit } from '../../src/llm/chain-circuit.js';
import { ModelClient } from '../../src/llm/model-client.js';
import { ModelSelection } from '../../src/llm/model-selection.js';
import { OpenAiProvider } from '../../src/llm/openai/openai-provider.js';
import { ProviderChain } from '../../src/llm/provider-chain.js';
import type { ProviderId } from '../../src/config/providers.js';
import { createProvider, type ProviderFactory } from '../../src/llm/select-provider.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { ModelTransports } from '../../src/llm/transport/model-transports.js';
import { TokenBudget } from '../../src/llm/token-budget.js';
import { MemoryLogger } from './memory-logger.js';
import type { ModelServer } from './model-server.js';

export interface ChainParts {
  readonly environment: Readonly<Record<string, string>>;
  /** Makes the adapters; the service's own unless given. */
  readonly providers?: ProviderFactory;
  readonly logger?: MemoryLogger;
}

/** The model as the service wires it, without Nest. To be closed, because circuits keep timers. */
export class ModelUnderTest {
  readonly logger: MemoryLogger;
  readonly selection: ModelSelection;
  readonly budget: TokenBudget;
  readonly chain: ProviderChain;
  readonly circuit: ChainCircuit;
  readonly client: ModelClient;
  readonly #transports: ModelTransports;

  constructor({ environment, providers, logger = new MemoryLogger() }: ChainParts) {
    const settings = loadSettings({ LLM_RETRY_MIN_WAIT: '0', LLM_RETRY_MAX_WAIT: '0.01', ...environment });
    const { budgetTokensPerMinute: perMinute, budgetTokensPerDay: perDay } = settings.llm;
    const transports = new ModelTransports(settings);
    this.logger = logger;
    this.#transports = transports;
    this.selection = new ModelSelection(settings);
    this.budget = new TokenBudget({ perMinute, perDay }, logger);
    this.chain = new ProviderChain(
      providers ?? ((id, modelId) => createProvider(id, settings, modelId, transports.to(id), logger)),
      this.selection,
      this.budget,
      settings,
      logger,
    );
    this.circuit = new ChainCircuit(this.chain);
    this.client = new ModelClient(this.chain, logger);
  }

  lines(event: string): readonly Readonly<Record<string, unknown>>[] {
    return this.logger.lines.filter((line) => line.event === event).map(({ fields }) => fields);
  }

  close(): void {
    this.chain.onModuleDestroy();
    this.circuit.onModuleDestroy();
    void this.#transports.onApplicationShutdown();
  }
}

/** Several providers, each at a server of its own that speaks OpenAI's protocol. */
export const providersAt =
  (servers: Partial<Readonly<Record<ProviderId, ModelServer>>>): ProviderFactory =>
  (id, model) => {
    const server = servers[id];
    if (server === undefined) return null;
    const provider = new OpenAiProvider({
      apiKey: `key-of-${id}`,
      model,
      baseUrl: server.url,
      timeoutMs: 60_000,
      transport: new ModelTransport({ headers: {}, proxyUrl: null, httpsProxy: null, noProxy: null }),
    });
    return {
      id,
      model,
      complete: (request, call) => provider.complete(request, call),
      probe: (signal) => provider.probe(signal),
    };
  };
