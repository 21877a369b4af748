import type { LlmRequest } from '../provider.js';

/** What a server that calls itself OpenAI-compatible understands. */
export interface Dialect {
  readonly answerFormat: 'json_schema' | 'json_object' | 'text';
  /** Whether the answer's format may stand beside tools. */
  readonly formatBesideTools: boolean;
  readonly outputLimit: 'max_completion_tokens' | 'max_tokens';
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
  toolChoiceNone: true,
  stream: true,
  streamUsage: true,
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

/**
 * The next simpler form to try after a rejection of `param`, or `null` when the form is not at fault or nothing simpler
 * is left. A server that names no parameter is tried with simpler answer formats first, since those vary most, then with
 * the plainest form there is.
 */
export const simplerDialect = (dialect: Dialect, param: string | null, form: Form): Dialect | null => {
  if (param === null) return simplerFormat(dialect, form) ?? plainest(dialect);
  const [name = ''] = param.split('.');
  const step = STEPS.get(name);
  return step === undefined ? null : step(dialect, form);
};

type Step = (dialect: Dialect, form: Form) => Dialect | null;

const simplerFormat: Step = (dialect, form) => {
  if (!sendsFormat(dialect, form)) return null;
  if (showsTools(dialect, form)) return { ...dialect, formatBesideTools: false };
  return { ...dialect, answerFormat: dialect.answerFormat === 'json_schema' ? 'json_object' : 'text' };
};

const otherLimit = (from: Dialect['outputLimit'], outputLimit: Dialect['outputLimit']): Step => {
  return (dialect) => (dialect.outputLimit === from ? { ...dialect, outputLimit } : null);
};

/** By the parameter that a server names. */
const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['response_format', simplerFormat],
  [
    'tools',
    (dialect, form) =>
      showsTools(dialect, form) && sendsFormat(dialect, form)
        ? { ...dialect, formatBesideTools: false }
        : null,
  ],
  [
    'tool_choice',
    (dialect, form) =>
      form.toolChoice === 'none' && showsTools(dialect, form) ? { ...dialect, toolChoiceNone: false } : null,
  ],
  ['stream_options', (dialect) => (dialect.streamUsage ? { ...dialect, streamUsage: false } : null)],
  ['stream', (dialect) => (dialect.stream ? { ...dialect, stream: false } : null)],
  // Newer models of OpenAI behind a gateway take only the one, older servers only the other.
  ['max_tokens', otherLimit('max_tokens', 'max_completion_tokens')],
  ['max_completion_tokens', otherLimit('max_completion_tokens', 'max_tokens')],
]);

const plainest = (dialect: Dialect): Dialect | null => {
  const { outputLimit, streamUsage, toolChoiceNone } = dialect;
  if (outputLimit === 'max_tokens' && !streamUsage && !toolChoiceNone) return null;
  return { ...dialect, outputLimit: 'max_tokens', streamUsage: false, toolChoiceNone: false };
};
