import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { ChainCircuit } from './chain-circuit.js';
import { ModelCircuit } from './circuit.js';
import { ModelClient } from './model-client.js';
import { countedProvider } from './counted-provider.js';
import { ModelFigures } from './model-figures.js';
import { ModelHealth } from './model-health.js';
import { ModelSelection } from './model-selection.js';
import { ProviderChain } from './provider-chain.js';
import { createProvider, LLM_PROVIDERS, type ProviderFactory } from './select-provider.js';
import { StartProbe } from './start-probe.js';
import { ModelTransports } from './transport/model-transports.js';
import { tracedProvider } from './traced-provider.js';
import { TokenBudget } from './token-budget.js';

const providersOf =
  (settings: Settings, transports: ModelTransports, logger: Logger, meter: Meter): ProviderFactory =>
  (id, modelId) => {
    const provider = createProvider(id, settings, modelId, transports.to(id), logger);
    return provider === null ? null : tracedProvider(countedProvider(provider, meter));
  };

const budgetOf = ({ llm }: Settings, logger: Logger): TokenBudget =>
  new TokenBudget({ perMinute: llm.budgetTokensPerMinute, perDay: llm.budgetTokensPerDay }, logger);

/** The model: which providers are asked, retry, failover, circuits, budget. Settings and Logger come from global modules. */
@Module({
  providers: [
    ModelTransports,
    { provide: LLM_PROVIDERS, useFactory: providersOf, inject: [Settings, ModelTransports, Logger, Meter] },
    { provide: TokenBudget, useFactory: budgetOf, inject: [Settings, Logger] },
    ModelSelection,
    ProviderChain,
    ChainCircuit,
    { provide: ModelCircuit, useExisting: ChainCircuit },
    ModelClient,
    ModelFigures,
    ModelHealth,
    StartProbe,
  ],
  exports: [ModelClient, ModelCircuit, ModelSelection, StartProbe],
})
export class LlmModule {}
