import { deadlineAfter } from '../../waiting/deadline.js';
import { Lazy } from '../../waiting/lazy.js';
import { LlmError } from '../failure.js';
import type { Learned } from '../known-form.js';
import type { Effort } from '../models/effort.js';
import { probeModel } from '../probe-model.js';
import type { ProviderId } from '../../config/providers.js';
import type { LlmCall, LlmProvider, LlmReply, LlmRequest, ProbeOutcome } from '../provider.js';
import { requestEnd } from '../request-end.js';
import type { ModelTransport } from '../transport/model-transport.js';
import { ChatWire } from './chat-wire.js';
import { failureOf, rejectionOf, type OpenAiSdk } from './classify-failure.js';
import { connect, isOpenAiItself, type Connection, type ConnectionOptions } from './connection.js';
import { modelQueries } from './model-queries.js';
import { ResponsesWire } from './responses-wire.js';
import type { Wire, WireCall } from './wire.js';

export interface OpenAiOptions extends ConnectionOptions {
  /** Under which name it stands in the chain; OpenAI unless given. */
  readonly id?: ProviderId;
  readonly model: string;
  /** Whether the server has all that OpenAI's has; unless given, by the host of the base URL. */
  readonly own?: boolean;
  /** The protocol; `auto`: the Responses API at OpenAI itself, else chat completions until a server asks for the other. */
  readonly api?: 'auto' | 'responses' | 'chat';
  readonly effort?: Effort;
  readonly transport: ModelTransport;
  /** Upper bound of one call with its whole answer, in ms; the caller's signal usually ends it earlier. */
  readonly timeoutMs: number;
  /** Hears what a server was found to take only, with its words. */
  readonly onLearned?: (learned: Learned, words: string) => void;
}

/** A server of chat completions says in words only that a model is to be asked by the Responses API. */
const OTHER_PROTOCOL = /\/responses\b/;

/** OpenAI's Responses API or chat completions, or a server compatible with one of them. */
export class OpenAiProvider implements LlmProvider {
  readonly id: ProviderId;
  readonly model: string;
  readonly #connection = new Lazy(() => this.#connect());
  readonly #wires: Readonly<Record<'chat' | 'responses', Wire>>;
  /** `either`: chat completions, until the server names the other. */
  #api: 'chat' | 'responses' | 'either';

  constructor(private readonly options: OpenAiOptions) {
    const {
      id = 'openai',
      model,
      own = isOpenAiItself(options.baseUrl),
      api = 'auto',
      effort = 'medium',
      onLearned = () => undefined,
    } = options;
    this.id = id;
    this.model = model;
    this.#api = api === 'auto' ? (own ? 'responses' : 'either') : api;
    const wire = { model, own, effort, onLearned };
    this.#wires = {
      chat: new ChatWire({ ...wire, origin: `${id}:chat:${model}` }),
      responses: new ResponsesWire({ ...wire, origin: `${id}:responses:${model}` }),
    };
  }

  /** One request, and a few more to a server that rejects the form of the first with 400 or 422. */
  async complete(request: LlmRequest, { signal, alive }: LlmCall): Promise<LlmReply> {
    const { sdk, ...connection } = await this.#connection.get();
    const deadline = deadlineAfter(signal, this.options.timeoutMs);
    const client = connection.client.withOptions({ fetch: this.options.transport.fetch(alive) });
    const call: WireCall = {
      connection: { ...connection, sdk, client },
      signal: deadline.signal,
      gives: () => false,
    };
    try {
      return await (this.#api === 'either'
        ? this.#byEither(request, call)
        : this.#wires[this.#api].ask(request, call));
    } catch (error) {
      throw requestEnd(signal, deadline, error) ?? failureOf(error, sdk, this.#secrets());
    } finally {
      deadline.release();
    }
  }

  async probe(signal: AbortSignal): Promise<ProbeOutcome> {
    try {
      const { client, sdk } = await this.#connection.get();
      const asking = client.withOptions({ fetch: this.options.transport.fetch(() => undefined) });
      // The list of a gateway need not hold the names that it takes.
      const absent = this.options.baseUrl === null ? 'refused' : 'not-offered';
      return await probeModel(modelQueries(asking, sdk, this.model, signal), { model: this.model, absent });
    } catch {
      return 'unknown';
    }
  }

  /**
   * Chat completions; where they are rejected in favour of the Responses API, that. A server that names it but has it not
   * is asked by chat completions from then on, in whatever form it takes.
   */
  async #byEither(request: LlmRequest, call: WireCall): Promise<LlmReply> {
    const { chat, responses } = this.#wires;
    const sent = (error: unknown): boolean => namesResponses(error, call.connection.sdk);
    try {
      return await chat.ask(request, { ...call, gives: sent });
    } catch (error) {
      if (!sent(error)) throw error;
      const words = error instanceof Error ? error.message : '';
      try {
        const reply = await responses.ask(request, call);
        this.#api = 'responses';
        this.options.onLearned?.({ api: 'responses' }, words);
        return reply;
      } catch (other) {
        if (!unknownThere(other, call.connection.sdk)) throw other;
        this.#api = 'chat';
        return chat.ask(request, call);
      }
    }
  }

  #secrets(): readonly string[] {
    const { apiKey, transport } = this.options;
    return [...(typeof apiKey === 'string' ? [apiKey] : []), ...transport.secrets];
  }

  #connect(): Promise<Connection> {
    return connect(this.options).catch((error: unknown) => {
      throw new LlmError('unknown', 'the SDK of OpenAI could not be loaded', { cause: error });
    });
  }
}

const namesResponses = (error: unknown, sdk: OpenAiSdk): boolean =>
  OTHER_PROTOCOL.test(rejectionOf(error, sdk)?.words ?? '');

/** Whether a server has no such path, or takes no request there. */
const unknownThere = (error: unknown, sdk: OpenAiSdk): boolean =>
  error instanceof sdk.APIError && [400, 404, 405, 422, 501].includes(error.status ?? 0);
