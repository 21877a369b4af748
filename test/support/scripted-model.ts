import type { CallLimits, ModelReply } from '../../src/llm/model-client.js';
import type { LlmMessage, LlmRequest, LlmToolCall } from '../../src/llm/provider.js';

type Turn = Partial<ModelReply> | Error;

/** A model that says what a test tells it to, turn by turn; the last turn is repeated. */
export class ScriptedModel {
  readonly requests: { readonly request: LlmRequest; readonly limits: CallLimits }[] = [];

  constructor(private readonly turns: readonly (Turn | ((request: LlmRequest) => Turn))[]) {}

  async complete(request: LlmRequest, limits: CallLimits): Promise<ModelReply> {
    const at = Math.min(this.requests.length, this.turns.length - 1);
    this.requests.push({ request, limits });
    const turn = this.turns[at] ?? {};
    const said = typeof turn === 'function' ? turn(request) : turn;
    if (said instanceof Error) throw said;
    return {
      text: '',
      toolCalls: [],
      stop: (said.toolCalls ?? []).length > 0 ? 'tool-calls' : 'end',
      usage: { inputTokens: 100, outputTokens: 10, cachedTokens: 0 },
      model: { provider: 'openai', id: 'scripted' },
      ...said,
    };
  }

  /** What the model was shown with its n-th call, counted from 0. */
  shown(call: number): readonly LlmMessage[] {
    return this.requests[call]?.request.messages.value ?? [];
  }
}

let calls = 0;

export const calling = (name: string, args: unknown = {}): LlmToolCall => {
  calls += 1;
  return { id: `call_${calls}`, name, arguments: typeof args === 'string' ? args : JSON.stringify(args) };
};
