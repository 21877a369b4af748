import type { LlmProvider, LlmReply, LlmRequest } from '../../src/llm/provider.js';

/** What a scripted model replies to its n-th request (from 0): text, or a whole reply. */
export type Script = (request: LlmRequest, turn: number) => string | Partial<LlmReply>;

/** A provider that says what a test tells it to, and keeps what it was asked. */
export class ScriptedProvider implements LlmProvider {
  readonly id = 'openai';
  readonly model = 'scripted';
  readonly requests: LlmRequest[] = [];

  constructor(private readonly script: Script) {}

  async complete(request: LlmRequest): Promise<LlmReply> {
    const said = this.script(request, this.requests.length);
    this.requests.push(request);
    return {
      text: '',
      toolCalls: [],
      stop: 'end',
      usage: { inputTokens: 100, outputTokens: 10, cachedTokens: 0 },
      ...(typeof said === 'string' ? { text: said } : said),
    };
  }

  async probe(): Promise<'accepted'> {
    return 'accepted';
  }
}
