import { KnownForm, type Learned } from '../known-form.js';
import type { Effort } from '../models/effort.js';
import { familyOf, outputRoom } from '../models/model-family.js';
import type { LlmReply, LlmRequest } from '../provider.js';
import { ask } from './ask.js';
import { fieldsGiven } from './chat-messages.js';
import { rejectionOf } from './classify-failure.js';
import { COMPATIBLE_DIALECT, OPENAI_DIALECT, type Dialect } from './dialect.js';
import { replyOf } from './reply.js';
import { paramsOf } from './request.js';
import { simplerDialect, type RejectedForm } from './simpler-dialect.js';
import type { Wire, WireCall } from './wire.js';

export interface WireOptions {
  readonly model: string;
  /** Of this protocol at this provider, for {@link GivenReply}. */
  readonly origin: string;
  /** Whether the server is OpenAI's own. */
  readonly own: boolean;
  readonly effort: Effort;
  readonly onLearned: (learned: Learned, words: string) => void;
}

/** The dialect to begin with: that of the server, with what is known of the model. */
const startOf = ({ model, own, effort }: WireOptions): Dialect => {
  const family = familyOf(model);
  const dialect = own ? OPENAI_DIALECT : COMPATIBLE_DIALECT;
  if (family === null) return dialect;
  // What models of other vendors take of OpenAI's words is the gateway's business, and not known.
  const ofOpenAi = family.chatLimit === 'max_completion_tokens';
  return {
    ...dialect,
    ...(ofOpenAi && { outputLimit: family.chatLimit }),
    effort: ofOpenAi && family.effort === 'level' ? effort : null,
  };
};

/** Chat completions. */
export class ChatWire implements Wire {
  readonly #known: KnownForm<Dialect, RejectedForm>;

  constructor(private readonly options: WireOptions) {
    const { onLearned } = options;
    this.#known = new KnownForm({ start: startOf(options), simpler: simplerDialect, onLearned });
  }

  async ask(request: LlmRequest, { connection, signal, gives }: WireCall): Promise<LlmReply> {
    const { model, origin, effort } = this.options;
    const outputTokens = outputRoom(familyOf(model), effort, request.maxOutputTokens);
    const asked = { model, origin, outputTokens };
    const written = await this.#known.send(
      { ...request, fieldsGiven: fieldsGiven(request, origin) },
      (dialect) => ask(connection, paramsOf(request, asked, dialect), signal),
      (error) => (signal.aborted || gives(error) ? null : rejectionOf(error, connection.sdk)),
    );
    return replyOf(written, origin);
  }
}
