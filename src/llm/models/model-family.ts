import { THINKING_TOKENS, type Effort } from './effort.js';
import { FAMILIES, type ModelFamily } from './model-families.js';

export type { ModelFamily } from './model-families.js';

/** Regions and vendors that clouds and gateways write before an id. */
const BEFORE = /^(?:.*\/)?(?:(?:us|eu|apac|jp|au|global|us-gov)\.)?(?:anthropic\.)?/;

/** The id as the vendor of the model has it: `us.anthropic.claude-x-v1:0`, `models/x` and `openai/x` lose what is before. */
export const bareModelId = (model: string): string => model.toLowerCase().replace(BEFORE, '');

/** The family of a model; `null` for models that are not known by their name. */
export const familyOf = (model: string): ModelFamily | null => {
  const id = bareModelId(model);
  return FAMILIES.find(({ ids }) => ids.test(id)) ?? null;
};

/** Longest output to ask for, in tokens: room for the answer and, where the model thinks, for its thoughts. */
export const outputRoom = (family: ModelFamily | null, effort: Effort, answerTokens: number): number => {
  if (family === null) return answerTokens;
  const thoughts = family.effort === 'none' ? 0 : THINKING_TOKENS[effort];
  return Math.min(family.outputTokens, answerTokens + thoughts);
};
