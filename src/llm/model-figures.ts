import { Injectable } from '@nestjs/common';
import { Meter } from '../telemetry/metrics/meter.js';
import { ModelClient } from './model-client.js';
import { ProviderChain } from './provider-chain.js';
import { TokenBudget } from './token-budget.js';

const WHY_OPEN = ['refused', 'outage'] as const;

/** What chain, circuits and budget know of themselves, for the metrics. */
@Injectable()
export class ModelFigures {
  constructor(meter: Meter, chain: ProviderChain, budget: TokenBudget, client: ModelClient) {
    meter.watch('kuberca_model_retries_total', () =>
      chain.links.map(({ model: { provider }, retries }) => ({ labels: { provider }, value: retries })),
    );
    meter.watch('kuberca_model_circuit_open', () =>
      chain.links.flatMap(({ model: { provider }, circuit }) =>
        WHY_OPEN.map((why) => ({ labels: { provider, why }, value: circuit.state === why ? 1 : 0 })),
      ),
    );
    meter.watch('kuberca_model_failovers_total', () => [{ labels: {}, value: client.failovers }]);
    meter.watch('kuberca_model_budget_refusals_total', () => [{ labels: {}, value: budget.refused }]);
    meter.watch('kuberca_model_budget_left_tokens', () =>
      budget.left.map(({ limit, tokens }) => ({ labels: { limit }, value: tokens })),
    );
  }
}
