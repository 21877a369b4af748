import type { Settings } from '../config/settings.js';
import type { LoopLimits } from './limits.js';

/** docs/model.md "Token estimate". */
const CHARACTERS_PER_TOKEN = 4;
/** Room for tool results where the prompt has no bound, in characters. */
const UNBOUNDED_PROMPT = 400_000;

/** The bounds of one investigation as the settings have them. Tool results together may be as long as the prompt. */
export const loopLimitsOf = ({ llm, prompt }: Pick<Settings, 'llm' | 'prompt'>): LoopLimits => ({
  maxTurns: llm.maxTurns,
  maxToolCalls: llm.maxToolCalls,
  maxTokens: llm.maxInvestigationTokens,
  maxResultCharacters:
    prompt.tokenBudget === 0 ? UNBOUNDED_PROMPT : prompt.tokenBudget * CHARACTERS_PER_TOKEN,
  maxOutputTokens: llm.maxOutputTokens,
});
