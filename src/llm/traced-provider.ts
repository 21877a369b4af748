import { inSpan, type OpenSpan, type SpanDescription } from '../telemetry/tracing/span.js';
import { LlmError } from './failure.js';
import type { ProviderId } from '../config/providers.js';
import type { LlmProvider, LlmReply, LlmRequest } from './provider.js';

/** Names of providers in OpenTelemetry's conventions for generative AI (`gen_ai.provider.name`). */
const NAMES: Readonly<Record<ProviderId, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'gcp.gemini',
  vertex: 'gcp.vertex_ai',
  azure: 'azure.ai.openai',
  bedrock: 'aws.bedrock',
};

const FINISHED: Readonly<Record<LlmReply['stop'], string>> = {
  end: 'stop',
  'tool-calls': 'tool_calls',
  length: 'length',
  refusal: 'content_filter',
  filtered: 'content_filter',
};

const described = (id: ProviderId, model: string, request: LlmRequest): SpanDescription => ({
  name: `chat ${model}`,
  kind: 'client',
  facts: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': NAMES[id],
    'gen_ai.request.model': model,
    'gen_ai.request.max_tokens': request.maxOutputTokens,
  },
});

const tell = (span: OpenSpan, model: string, { usage, stop }: LlmReply): void =>
  span.add({
    'gen_ai.response.model': model,
    'gen_ai.response.finish_reasons': [FINISHED[stop]],
    'gen_ai.usage.input_tokens': usage.inputTokens,
    'gen_ai.usage.output_tokens': usage.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage.cachedTokens,
  });

/** A provider whose calls are spans, by OpenTelemetry's conventions for generative AI; without a word of prompt or answer. */
export const tracedProvider = (provider: LlmProvider): LlmProvider => {
  const { id, model } = provider;
  return {
    id,
    model,
    complete: (request, call) =>
      inSpan(
        () => described(id, model, request),
        async (span) => {
          try {
            const reply = await provider.complete(request, call);
            tell(span, model, reply);
            return reply;
          } catch (error) {
            if (error instanceof LlmError) span.add({ 'kuberca.model.failure': error.kind });
            throw error;
          }
        },
      ),
    probe: (signal) => provider.probe(signal),
  };
};
