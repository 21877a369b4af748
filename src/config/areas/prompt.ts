import { integer } from '../setting.js';

/** How much of the evidence the model is shown. */
export const prompt = {
  tokenBudget: integer('PROMPT_TOKEN_BUDGET', {
    fallback: 32_000,
    min: 0,
    max: 2_000_000,
    about: 'Tokens of the prompt; the lightest evidence is dropped first. 0 means no limit.',
  }),
  maxLogLines: integer('PROMPT_MAX_LOG_LINES', {
    fallback: 25,
    min: 0,
    max: 5000,
    about: 'Log lines per container in the prompt; 0 means none.',
  }),
  maxEvents: integer('PROMPT_MAX_EVENTS', {
    fallback: 25,
    min: 0,
    max: 500,
    about: 'Events per object in the prompt; 0 means none.',
  }),
  maxSummaries: integer('PROMPT_SUMMARY_MAX_ITEMS', {
    fallback: 3,
    min: 1,
    max: 50,
    about: 'Summaries of earlier analyses of the same alert or incident that are kept and shown.',
  }),
};
