import type { ApiError, GenerateContentParameters, GoogleGenAI } from '@google/genai';
import { deadlineAfter } from '../../waiting/deadline.js';
import { Lazy } from '../../waiting/lazy.js';
import { LlmError } from '../failure.js';
import { KnownForm, type Learned } from '../known-form.js';
import type { Effort } from '../models/effort.js';
import type { ProviderId } from '../../config/providers.js';
import type { LlmCall, LlmProvider, LlmReply, LlmRequest, ProbeOutcome } from '../provider.js';
import { requestEnd } from '../request-end.js';
import { cleanFetch } from '../transport/clean-events.js';
import type { ModelTransport } from '../transport/model-transport.js';
import { failureOf, rejectionOf, unconnected } from './classify-failure.js';
import { formOf, simplerForms, startOf, type TakenForms } from './forms.js';
import { paramsOf } from './params.js';
import type { GeminiPlatform } from './platform.js';
import { outcomeOf } from './probe.js';
import { ReplyReader } from './read-reply.js';

export interface GeminiOptions {
  /** Where it is asked: by a key at the Gemini API, or with the pod's identity at Vertex AI. */
  readonly platform: GeminiPlatform;
  readonly model: string;
  /** Upper bound of one request, in ms; the caller's signal usually ends it earlier. */
  readonly timeoutMs: number;
  readonly transport: Pick<ModelTransport, 'fetch'>;
  readonly effort?: Effort;
  /** Hears what the model was found to take only, with the server's words. */
  readonly onLearned?: (learned: Learned, words: string) => void;
}

interface Connected {
  readonly client: GoogleGenAI;
  readonly Refused: typeof ApiError;
}

/** The Gemini API (v1beta), or a gateway in front of it. The SDK (29 MB) is loaded by the first call. */
export class GeminiProvider implements LlmProvider {
  readonly id: ProviderId;
  readonly model: string;
  readonly #connected = new Lazy(() => this.#connect());
  readonly #known: KnownForm<TakenForms, LlmRequest>;
  readonly #origin: string;

  constructor(private readonly options: GeminiOptions) {
    this.id = options.platform.id;
    this.model = options.model;
    this.#origin = `${this.id}:${options.model}`;
    const { onLearned = () => undefined } = options;
    this.#known = new KnownForm({ start: startOf(options.model), simpler: simplerForms, onLearned });
  }

  /** One request, and a few more to a server that answers the first with 400. */
  async complete(request: LlmRequest, call: LlmCall): Promise<LlmReply> {
    const { Refused } = await this.#connected.get();
    const { effort = 'medium' } = this.options;
    const asked = { model: this.model, origin: this.#origin, effort };
    return this.#known.send(
      request,
      (taken) => this.#send(paramsOf(request, { ...asked, form: formOf(taken, request) }), call),
      (error) => rejectionOf(error, Refused),
    );
  }

  async probe(signal: AbortSignal): Promise<ProbeOutcome> {
    const deadline = deadlineAfter(signal, this.options.timeoutMs);
    try {
      if (!this.options.platform.describesModels) return 'not-offered';
      const { client, Refused } = await this.#connected.get();
      const fetch = this.options.transport.fetch(() => undefined);
      return await client.models
        .get({ model: this.model, config: { abortSignal: deadline.signal, httpOptions: { fetch } } })
        .then(
          (): ProbeOutcome => 'accepted',
          (error: unknown) => outcomeOf(error, Refused),
        );
    } catch {
      return 'unknown';
    } finally {
      deadline.end();
    }
  }

  async #send(params: GenerateContentParameters, call: LlmCall): Promise<LlmReply> {
    const { client, Refused } = await this.#connected.get();
    const { platform, timeoutMs, transport } = this.options;
    const { secrets } = platform;
    const reader = new ReplyReader(this.#origin);
    const deadline = deadlineAfter(call.signal, timeoutMs);
    let response: Response | null = null;
    // The SDK takes a `fetch` with every call, so each has its own signs of life, and its own answer to look at.
    const send = cleanFetch(transport.fetch(call.alive), { byType: false });
    const fetch: typeof send = async (input, init) => {
      response = await send(input, init).catch((error: unknown) => {
        throw unconnected(error, secrets);
      });
      return response;
    };
    try {
      const config = { ...params.config, abortSignal: deadline.signal, httpOptions: { fetch } };
      const chunks = await client.models.generateContentStream({ ...params, config });
      for await (const chunk of chunks) reader.add(chunk);
      return reader.end();
    } catch (error) {
      throw (
        requestEnd(call.signal, deadline, error) ??
        failureOf({ error, Refused, response, started: reader.started, secrets })
      );
    } finally {
      // Gives the connection back when its answer was not read to the end, which the SDK does not.
      deadline.end();
    }
  }

  async #connect(): Promise<Connected> {
    const { GoogleGenAI: Client, ApiError: Refused } = await import('@google/genai').catch(
      (error: unknown) => {
        throw new LlmError('unknown', 'the SDK of Gemini cannot be loaded', { cause: error });
      },
    );
    return { client: new Client(await this.options.platform.client()), Refused };
  }
}
