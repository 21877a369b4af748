import { KnownForm } from '../known-form.js';
import { THINKING_TOKENS } from '../models/effort.js';
import { familyOf, outputRoom } from '../models/model-family.js';
import type { LlmReply, LlmRequest } from '../provider.js';
import type { WireOptions } from './chat-wire.js';
import { rejectionOf } from './classify-failure.js';
import { askResponse } from './responses/ask-response.js';
import { simplerForm, type Asking, type ResponsesForm } from './responses/form.js';
import { responseParams } from './responses/params.js';
import { replyOf } from './responses/reply.js';
import type { Wire, WireCall } from './wire.js';

/** A model that is not known by name is taken for one that reasons, as all new ones do. */
const startOf = ({ model, own, effort }: WireOptions): ResponsesForm => {
  const reasons = (familyOf(model)?.effort ?? 'level') !== 'none';
  return {
    answerFormat: 'json_schema',
    formatBesideTools: own,
    effort: reasons ? effort : null,
    reasoning: reasons,
    outputLimit: true,
    cacheKey: own,
    stream: true,
  };
};

/** The Responses API, with nothing stored at the provider. */
export class ResponsesWire implements Wire {
  readonly #known: KnownForm<ResponsesForm, Asking>;

  constructor(private readonly options: WireOptions) {
    const { onLearned } = options;
    this.#known = new KnownForm({ start: startOf(options), simpler: simplerForm, onLearned });
  }

  async ask(request: LlmRequest, { connection, signal, gives }: WireCall): Promise<LlmReply> {
    const { model, origin, effort } = this.options;
    const family = familyOf(model);
    const answer = request.maxOutputTokens;
    // A name that tells nothing, as those of deployments: it may think.
    const outputTokens =
      family === null ? answer + THINKING_TOKENS[effort] : outputRoom(family, effort, answer);
    const asked = { model, origin, outputTokens };
    const written = await this.#known.send(
      request,
      (form) => askResponse(connection, responseParams(request, asked, form), signal),
      (error) => (signal.aborted || gives(error) ? null : rejectionOf(error, connection.sdk)),
    );
    return replyOf(written, origin);
  }
}
