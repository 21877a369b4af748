import type Anthropic from '@anthropic-ai/sdk';
import type { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import type { JSONOutputFormat } from '@anthropic-ai/sdk/resources/messages';
import { deadlineAfter } from '../../waiting/deadline.js';
import { Lazy } from '../../waiting/lazy.js';
import { LlmError } from '../failure.js';
import { probeModel } from '../probe-model.js';
import type { LlmCall, LlmProvider, LlmReply, LlmRequest, ProbeOutcome } from '../provider.js';
import { requestEnd } from '../request-end.js';
import type { ModelTransport } from '../transport/model-transport.js';
import { failureOf, rejectsForm, type AnthropicSdk } from './classify-failure.js';
import { modelQueries } from './model-queries.js';
import { readReply, type EventStream } from './read-reply.js';
import { paramsOf } from './request.js';

const ANTHROPIC_URL = 'https://api.anthropic.com';

export interface AnthropicOptions {
  readonly apiKey: string;
  readonly model: string;
  /** Base URL of a gateway, without the version; `null` for Anthropic itself. */
  readonly baseUrl: string | null;
  /** Upper bound of one call with its whole answer, in ms; the caller's signal usually ends it earlier. */
  readonly timeoutMs: number;
  readonly transport: ModelTransport;
}

interface Loaded {
  readonly sdk: AnthropicSdk;
  readonly toStrictSchema: typeof transformJSONSchema;
}

const loadSdk = async (): Promise<Loaded> => {
  try {
    const [{ default: sdk }, { transformJSONSchema: toStrictSchema }] = await Promise.all([
      import('@anthropic-ai/sdk'),
      import('@anthropic-ai/sdk/lib/transform-json-schema'),
    ]);
    return { sdk, toStrictSchema };
  } catch (error) {
    throw new LlmError('unknown', "Anthropic's SDK could not be loaded", { cause: error });
  }
};

/** Anthropic's Messages API, streamed. The SDK (25 MB) is loaded by the first call. */
export class AnthropicProvider implements LlmProvider {
  readonly id = 'anthropic';
  readonly model: string;
  readonly #loaded = new Lazy(loadSdk);
  /** Whether the model was not yet found to reject a schema of the answer; kept for the life of the process. */
  #takesSchema = true;

  constructor(private readonly options: AnthropicOptions) {
    this.model = options.model;
  }

  /** At most two requests, the second only when the model rejects the form of the first. */
  async complete(request: LlmRequest, { signal, alive }: LlmCall): Promise<LlmReply> {
    const loaded = await this.#loaded.get();
    const deadline = deadlineAfter(signal, this.options.timeoutMs);
    try {
      return await this.#inItsForm(loaded, request, async (format) => {
        const stream = await this.#client(loaded.sdk, alive).post<EventStream>('/v1/messages', {
          // Not `messages.create`, which writes to the console when a model is deprecated.
          body: paramsOf(request, this.model, format),
          stream: true,
          signal: deadline.signal,
        });
        return readReply(stream, this.model);
      });
    } catch (error) {
      const { apiKey, transport } = this.options;
      throw (
        requestEnd(signal, deadline, error) ?? failureOf(error, loaded.sdk, [apiKey, ...transport.secrets])
      );
    } finally {
      deadline.release();
    }
  }

  async probe(signal: AbortSignal): Promise<ProbeOutcome> {
    try {
      const { sdk } = await this.#loaded.get();
      // The list of a gateway need not hold the names that it takes.
      const absent = this.options.baseUrl === null ? 'refused' : 'not-offered';
      const client = this.#client(sdk, () => undefined);
      return await probeModel(modelQueries(client, sdk, this.model, signal), { model: this.model, absent });
    } catch {
      return 'unknown';
    }
  }

  /**
   * Asks for the answer's schema where the model takes it. The API names no cause when it rejects a request, so the same
   * request is tried without; when that does not help, the schema was not at fault, and the first rejection is the truth.
   */
  async #inItsForm(
    { sdk, toStrictSchema }: Loaded,
    { answerSchema }: LlmRequest,
    send: (format: JSONOutputFormat | null) => Promise<LlmReply>,
  ): Promise<LlmReply> {
    if (answerSchema === null || !this.#takesSchema) return send(null);
    const schema = toStrictSchema({ ...answerSchema });
    try {
      return await send({ type: 'json_schema', schema: { ...schema } });
    } catch (first) {
      if (!rejectsForm(first, sdk)) throw first;
      const reply = await send(null).catch((second: unknown) => {
        throw rejectsForm(second, sdk) ? first : second;
      });
      this.#takesSchema = false;
      return reply;
    }
  }

  /** Everything the SDK would else read from the environment by itself is given here. */
  #client(sdk: AnthropicSdk, alive: () => void): Anthropic {
    const { apiKey, baseUrl, timeoutMs, transport } = this.options;
    return new sdk({
      apiKey,
      authToken: null,
      webhookKey: null,
      baseURL: baseUrl ?? ANTHROPIC_URL,
      // Headers in ANTHROPIC_CUSTOM_HEADERS cannot be switched off; these keep them from changing who asks.
      defaultHeaders: { 'x-api-key': apiKey, authorization: null },
      timeout: timeoutMs,
      maxRetries: 0,
      // The SDK would log prompts past the masking.
      logLevel: 'off',
      openTelemetry: false,
      fetch: transport.fetch(alive),
    });
  }
}
