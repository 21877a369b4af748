import type OpenAI from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import { LlmError } from '../failure.js';
import type { LlmCall, LlmProvider, LlmReply, LlmRequest, ProbeOutcome } from '../provider.js';
import { FULL_DIALECT, simplerDialect, type Dialect } from './dialect.js';
import { paramsOf, replyOf } from './exchange.js';
import { failureOf, rejectionOf, type OpenAiSdk } from './classify-failure.js';
import { probeModel } from './probe.js';

const OPENAI_URL = 'https://api.openai.com/v1';

export interface OpenAiOptions {
  readonly apiKey: string;
  readonly model: string;
  /** Base URL of a compatible server, with its version path; `null` for OpenAI itself. */
  readonly baseUrl: string | null;
  /** Upper bound of one call, in ms; the caller's signal usually ends it earlier. */
  readonly timeoutMs: number;
}

/** OpenAI's chat completions, or a server compatible with them. The SDK (33 MB) is loaded by the first call. */
export class OpenAiProvider implements LlmProvider {
  readonly id = 'openai';
  readonly model: string;
  #connected: Promise<{ readonly client: OpenAI; readonly sdk: OpenAiSdk }> | null = null;
  /** What this server was found to understand; kept for the life of the process. */
  #dialect: Dialect = FULL_DIALECT;

  constructor(private readonly options: OpenAiOptions) {
    this.model = options.model;
  }

  /** At most four requests, and only to a server that rejects the form of the first with 400 or 422. */
  async complete(request: LlmRequest, { signal }: LlmCall): Promise<LlmReply> {
    const { client, sdk } = await this.#connect();
    const send = (dialect: Dialect): Promise<ChatCompletion> =>
      client.chat.completions.create(paramsOf(request, this.model, dialect), { signal });
    try {
      return replyOf(await this.#inItsDialect(send, sdk));
    } catch (error) {
      if (signal.aborted) {
        throw new LlmError('cancelled', 'the call to the model was ended', { cause: error });
      }
      throw failureOf(error, sdk, this.options.apiKey);
    }
  }

  async probe(signal: AbortSignal): Promise<ProbeOutcome> {
    try {
      const { client, sdk } = await this.#connect();
      return await probeModel(client, sdk, this.model, signal);
    } catch {
      return 'unknown';
    }
  }

  /**
   * Steps down while the server rejects the form of the request; what it accepts is remembered. When nothing simpler
   * helps, the form was not at fault, and the first rejection is the truth.
   */
  async #inItsDialect(
    send: (dialect: Dialect) => Promise<ChatCompletion>,
    sdk: OpenAiSdk,
  ): Promise<ChatCompletion> {
    let first: unknown = null;
    for (let dialect: Dialect | null = this.#dialect; ;) {
      try {
        const completion = await send(dialect);
        this.#dialect = dialect;
        return completion;
      } catch (error) {
        const rejection = rejectionOf(error, sdk);
        if (rejection === null) throw error;
        first ??= error;
        dialect = simplerDialect(dialect, rejection);
        if (dialect === null) throw first;
      }
    }
  }

  #connect(): Promise<{ readonly client: OpenAI; readonly sdk: OpenAiSdk }> {
    this.#connected ??= import('openai').then(
      ({ default: sdk }) => ({ sdk, client: this.#client(sdk) }),
      (error: unknown) => {
        this.#connected = null;
        throw error;
      },
    );
    return this.#connected;
  }

  /** Everything the SDK would else read from the environment by itself is given here. */
  #client(sdk: OpenAiSdk): OpenAI {
    return new sdk({
      apiKey: this.options.apiKey,
      adminAPIKey: null,
      baseURL: this.options.baseUrl ?? OPENAI_URL,
      organization: null,
      project: null,
      webhookSecret: null,
      timeout: this.options.timeoutMs,
      maxRetries: 0,
      // The SDK would log prompts past the masking.
      logLevel: 'off',
      // Key and prompt go to the configured server only.
      fetchOptions: { redirect: 'manual' },
    });
  }
}
