import type { LlmRequest } from '../provider.js';
import type { ReplyFields } from './chat-messages.js';
import type { OpenAiEffort } from './other-effort.js';

/** What a server that calls itself OpenAI-compatible understands. */
export interface Dialect extends ReplyFields {
  readonly answerFormat: 'json_schema' | 'json_object' | 'text';
  /** Whether the answer's format may stand beside tools. */
  readonly formatBesideTools: boolean;
  readonly outputLimit: 'max_completion_tokens' | 'max_tokens';
  /** `null`: none is sent, and the model's own holds. */
  readonly effort: OpenAiEffort | null;
  readonly cacheKey: boolean;
  /** Whether tools may be shown that must not be called; else they are left out. */
  readonly toolChoiceNone: boolean;
  readonly stream: boolean;
  /** Whether the usage can be asked for at the end of a stream. */
  readonly streamUsage: boolean;
}

/** OpenAI's own API. */
export const OPENAI_DIALECT: Dialect = {
  answerFormat: 'json_schema',
  formatBesideTools: true,
  outputLimit: 'max_completion_tokens',
  effort: null,
  cacheKey: true,
  toolChoiceNone: true,
  stream: true,
  streamUsage: true,
  dropped: [],
  filled: [],
};

/**
 * Where to begin with any other server. Two things that some of them get wrong without a word are avoided from the
 * start: vLLM calls no tool while an answer's format is set (vllm-project/vllm#39929), and Ollama passes over
 * `max_completion_tokens`, so that nothing limits the answer (ollama/ollama#7125).
 */
export const COMPATIBLE_DIALECT: Dialect = {
  ...OPENAI_DIALECT,
  formatBesideTools: false,
  outputLimit: 'max_tokens',
  cacheKey: false,
};

/** What of a request decides its form. */
export type Form = Pick<LlmRequest, 'tools' | 'toolChoice' | 'answerSchema'>;

/** Whether the tools are part of the request. An answer whose format cannot stand beside them goes first. */
export const showsTools = (dialect: Dialect, { tools, toolChoice, answerSchema }: Form): boolean => {
  if (tools.length === 0) return false;
  if (toolChoice === 'auto') return true;
  const formatWins = answerSchema !== null && dialect.answerFormat !== 'text' && !dialect.formatBesideTools;
  return dialect.toolChoiceNone && !formatWins;
};

/** Whether the answer's format is part of the request; the prompt describes it in any case. */
export const sendsFormat = (dialect: Dialect, form: Form): boolean =>
  form.answerSchema !== null &&
  dialect.answerFormat !== 'text' &&
  (dialect.formatBesideTools || !showsTools(dialect, form));
