/** What one investigation may take (docs/model.md "Limits of an investigation"). */
export interface LoopLimits {
  /** Calls of the model. */
  readonly maxTurns: number;
  /** Calls of tools. */
  readonly maxToolCalls: number;
  /** Tokens of all prompts and answers together. */
  readonly maxTokens: number;
  /** Characters of all tool results together. */
  readonly maxResultCharacters: number;
  /** Of one answer. */
  readonly maxOutputTokens: number;
}

/** Why no further tool may be called. */
export type LoopEnd = 'turns' | 'tool-calls' | 'tokens' | 'results' | 'deadline' | 'failures' | 'budget';

/** How far an investigation has come. Times in ms. */
export interface LoopProgress {
  readonly turns: number;
  readonly toolCalls: number;
  readonly tokens: number;
  readonly resultCharacters: number;
  /** The longest call of the model so far. */
  readonly slowestTurnMs: number;
  /** How often the most frequent failing call failed. */
  readonly sameFailures: number;
  /** Until the deadline. */
  readonly leftMs: number;
}

/** Identical calls that failed, after which a model will not stop by itself. */
const MAX_SAME_FAILURES = 3;
/** With less room than this, a result would be nothing but a note about what was cut. */
const MIN_RESULT_CHARACTERS = 1000;
/** A final answer may take longer than any turn before. */
const ANSWER_SHARE = 1.5;

/** Time that the final answer needs, in ms, judged by the turns before. */
export const answerMs = (slowestTurnMs: number): number => Math.ceil(slowestTurnMs * ANSWER_SHARE);

/** Why the next turn must be the last, or `null`. */
export const endOf = (progress: LoopProgress, limits: LoopLimits): LoopEnd | null => {
  if (progress.turns >= limits.maxTurns - 1) return 'turns';
  if (progress.toolCalls >= limits.maxToolCalls) return 'tool-calls';
  if (progress.tokens >= limits.maxTokens) return 'tokens';
  if (limits.maxResultCharacters - progress.resultCharacters < MIN_RESULT_CHARACTERS) return 'results';
  if (progress.sameFailures >= MAX_SAME_FAILURES) return 'failures';
  return progress.leftMs <= answerMs(progress.slowestTurnMs) ? 'deadline' : null;
};

const WHY: Readonly<Record<LoopEnd, string>> = {
  turns: 'the number of turns is used up (LLM_MAX_TURNS)',
  'tool-calls': 'the number of tool calls is used up (LLM_MAX_TOOL_CALLS)',
  tokens: 'the tokens of this investigation are used up (LLM_MAX_INVESTIGATION_TOKENS)',
  results: 'the room for tool results is used up (PROMPT_TOKEN_BUDGET)',
  deadline: 'the time is nearly over (ANALYSIS_DEADLINE_SECONDS)',
  failures: 'the same call failed three times',
  budget: 'the token budget is used up (LLM_BUDGET_TOKENS_PER_MINUTE, LLM_BUDGET_TOKENS_PER_DAY)',
};

/** The same in words, with the setting that a person would change. */
export const whyEnded = (end: LoopEnd): string => WHY[end];
