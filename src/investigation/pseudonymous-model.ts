import type { Masker } from '../masking/index.js';
import type { CallLimits, ModelClient, ModelReply } from '../llm/model-client.js';
import type { LlmRequest } from '../llm/provider.js';

/** Fields of messages that are the service's own words. */
const OWN = ['role', 'callId', 'id', 'name'];

/**
 * A model that is told pseudonyms for the names of the cluster (`MASKING_PSEUDONYMS`). What it answers, and what it asks
 * tools for, has the names again: nobody above this knows of pseudonyms, so citations are verified on the names.
 */
export class PseudonymousModel implements Pick<ModelClient, 'complete'> {
  constructor(
    private readonly model: Pick<ModelClient, 'complete'>,
    private readonly masker: Pick<Masker, 'pseudonyms'>,
  ) {}

  /** @throws {LlmError} */
  async complete(request: LlmRequest, limits: CallLimits): Promise<ModelReply> {
    const { pseudonyms } = this.masker;
    const reply = await this.model.complete(
      { ...request, messages: pseudonyms.hide(request.messages, OWN) },
      limits,
    );
    return {
      ...reply,
      text: pseudonyms.restore(reply.text),
      toolCalls: reply.toolCalls.map((call) => ({
        ...call,
        arguments: pseudonyms.restore(call.arguments),
      })),
      ...(reply.why !== undefined && { why: pseudonyms.restore(reply.why) }),
    };
  }
}
