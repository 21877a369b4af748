import type { Meter } from '../telemetry/metrics/meter.js';
import { LlmError } from './failure.js';
import type { LlmProvider, LlmReply } from './provider.js';

/** A provider whose calls are counted: how they ended, how long they took, what they cost. */
export const countedProvider = (provider: LlmProvider, meter: Meter): LlmProvider => {
  const { id, model } = provider;
  const answered = ({ usage }: LlmReply, startedAt: number): void => {
    meter.count('kuberca_model_calls_total', { provider: id, outcome: 'answered' });
    meter.observe('kuberca_model_call_seconds', { provider: id }, (performance.now() - startedAt) / 1000);
    meter.count('kuberca_model_tokens_total', { provider: id, direction: 'input' }, usage.inputTokens);
    meter.count('kuberca_model_tokens_total', { provider: id, direction: 'output' }, usage.outputTokens);
    meter.count('kuberca_model_cached_tokens_total', { provider: id }, usage.cachedTokens);
  };
  return {
    id,
    model,
    complete: async (request, call) => {
      const startedAt = performance.now();
      try {
        const reply = await provider.complete(request, call);
        answered(reply, startedAt);
        return reply;
      } catch (error) {
        const outcome = error instanceof LlmError ? error.kind : 'unknown';
        meter.count('kuberca_model_calls_total', { provider: id, outcome });
        throw error;
      }
    },
    probe: (signal) => provider.probe(signal),
  };
};
