import { deadlineAfter } from '../../waiting/deadline.js';
import { Lazy } from '../../waiting/lazy.js';
import { LlmError } from '../failure.js';
import { probeModel } from '../probe-model.js';
import type { LlmCall, LlmProvider, LlmReply, LlmRequest, ProbeOutcome } from '../provider.js';
import { requestEnd } from '../request-end.js';
import type { ModelTransport } from '../transport/model-transport.js';
import { ask } from './ask.js';
import { failureOf, rejectionOf } from './classify-failure.js';
import { connect, type Connection, type ConnectionOptions } from './connection.js';
import { COMPATIBLE_DIALECT, OPENAI_DIALECT } from './dialect.js';
import { KnownDialect } from './known-dialect.js';
import { modelQueries } from './model-queries.js';
import { replyOf } from './reply.js';
import { paramsOf } from './request.js';

export interface OpenAiOptions extends ConnectionOptions {
  readonly model: string;
  readonly transport: ModelTransport;
  /** Upper bound of one call with its whole answer, in ms; the caller's signal usually ends it earlier. */
  readonly timeoutMs: number;
}

/** OpenAI's chat completions, or a server compatible with them. */
export class OpenAiProvider implements LlmProvider {
  readonly id = 'openai';
  readonly model: string;
  readonly #dialect: KnownDialect;
  readonly #connection = new Lazy(() => this.#connect());

  constructor(private readonly options: OpenAiOptions) {
    this.model = options.model;
    this.#dialect = new KnownDialect(options.baseUrl === null ? OPENAI_DIALECT : COMPATIBLE_DIALECT);
  }

  /** One request, and at most six more to a server that rejects the form of the first with 400 or 422. */
  async complete(request: LlmRequest, { signal, alive }: LlmCall): Promise<LlmReply> {
    const { sdk, ...connection } = await this.#connection.get();
    const deadline = deadlineAfter(signal, this.options.timeoutMs);
    const client = connection.client.withOptions({ fetch: this.options.transport.fetch(alive) });
    try {
      const written = await this.#dialect.send(
        request,
        (dialect) =>
          ask({ ...connection, sdk, client }, paramsOf(request, this.model, dialect), deadline.signal),
        (error) => (deadline.signal.aborted ? null : rejectionOf(error, sdk)),
      );
      return replyOf(written, request.messages.value);
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

  #secrets(): readonly string[] {
    return [this.options.apiKey, ...this.options.transport.secrets];
  }

  #connect(): Promise<Connection> {
    return connect(this.options).catch((error: unknown) => {
      throw new LlmError('unknown', 'the SDK of OpenAI could not be loaded', { cause: error });
    });
  }
}
