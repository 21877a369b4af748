import type { BaseAnthropic } from '@anthropic-ai/sdk/client';
import type { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import { deadlineAfter } from '../../waiting/deadline.js';
import { Lazy } from '../../waiting/lazy.js';
import { LlmError } from '../failure.js';
import { KnownForm, type Learned } from '../known-form.js';
import type { Effort } from '../models/effort.js';
import { familyOf } from '../models/model-family.js';
import { probeModel } from '../probe-model.js';
import type { ProviderId } from '../../config/providers.js';
import type { LlmCall, LlmProvider, LlmReply, LlmRequest, ProbeOutcome } from '../provider.js';
import { requestEnd } from '../request-end.js';
import { cleanFetch } from '../transport/clean-events.js';
import type { ModelTransport } from '../transport/model-transport.js';
import { failureOf, rejectionOf, type AnthropicSdk } from './classify-failure.js';
import { simplerForm, type AnthropicForm } from './form.js';
import { modelQueries } from './model-queries.js';
import { streamingFetch } from './whole-message.js';
import { wholeTurn } from './paused-turn.js';
import type { AnthropicPlatform } from './platform.js';
import { readReply, type EventStream } from './read-reply.js';
import { paramsOf, type Asked } from './request.js';

export interface AnthropicOptions {
  readonly platform: AnthropicPlatform;
  readonly model: string;
  /** Upper bound of one call with its whole answer, in ms; the caller's signal usually ends it earlier. */
  readonly timeoutMs: number;
  readonly transport: ModelTransport;
  readonly effort?: Effort;
  /** Longest output, thoughts included, in tokens; `null`: what the request says, and room for thoughts. */
  readonly outputTokens?: number | null;
  /** Hears what the model was found to take only, with the server's words. */
  readonly onLearned?: (learned: Learned, words: string) => void;
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

/** Anthropic's Messages API, streamed, wherever it is offered. The SDK (25 MB) is loaded by the first call. */
export class AnthropicProvider implements LlmProvider {
  readonly id: ProviderId;
  readonly model: string;
  readonly #loaded = new Lazy(loadSdk);
  readonly #origin: string;
  readonly #known: KnownForm<AnthropicForm, LlmRequest>;

  constructor(private readonly options: AnthropicOptions) {
    const { model, platform, onLearned = () => undefined } = options;
    this.id = platform.id;
    this.model = model;
    this.#origin = `${this.id}:${model}`;
    const start: AnthropicForm = {
      schema: true,
      effort: (familyOf(model)?.effort ?? 'none') !== 'none',
      givesBack: true,
    };
    this.#known = new KnownForm({ start, simpler: simplerForm, onLearned });
  }

  /** One request, and a few more when the model rejects the form of the first, or pauses in its answer. */
  async complete(request: LlmRequest, { signal, alive }: LlmCall): Promise<LlmReply> {
    const { sdk, toStrictSchema } = await this.#loaded.get();
    const deadline = deadlineAfter(signal, this.options.timeoutMs);
    const { model, effort = 'medium', outputTokens = null } = this.options;
    const asked = {
      model,
      effort,
      outputTokens,
      origin: this.#origin,
      toStrictSchema: strictly(toStrictSchema),
    };
    try {
      return await this.#known.send(
        request,
        (form) =>
          wholeTurn(async (begun) => {
            const client = await this.#client(sdk, alive);
            const stream = await client.post<EventStream>('/v1/messages', {
              // Not `messages.create`, which writes to the console when a model is deprecated.
              body: paramsOf(request, { ...asked, form }, begun),
              stream: true,
              signal: deadline.signal,
            });
            return readReply(stream);
          }, this.#origin),
        (error) => (deadline.signal.aborted ? null : rejectionOf(error, sdk)),
      );
    } catch (error) {
      const { platform, transport } = this.options;
      throw (
        requestEnd(signal, deadline, error) ??
        failureOf(error, sdk, [...platform.secrets, ...transport.secrets])
      );
    } finally {
      deadline.release();
    }
  }

  async probe(signal: AbortSignal): Promise<ProbeOutcome> {
    try {
      const { sdk } = await this.#loaded.get();
      const { absentModel: absent } = this.options.platform;
      if (absent === null) return 'not-offered';
      const client = await this.#client(sdk, () => undefined);
      return await probeModel(modelQueries(client, sdk, this.model, signal), { model: this.model, absent });
    } catch {
      return 'unknown';
    }
  }

  #client(sdk: AnthropicSdk, alive: () => void): Promise<BaseAnthropic> {
    const { platform, timeoutMs, transport } = this.options;
    return platform.client({
      sdk,
      fetch: streamingFetch(cleanFetch(transport.fetch(alive), { byType: true })),
      timeoutMs,
    });
  }
}

/** The SDK writes into the schema that it is given. */
const strictly =
  (transform: typeof transformJSONSchema): Asked['toStrictSchema'] =>
  (schema) => ({ ...transform({ ...schema }) });
