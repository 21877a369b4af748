import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import { composePromptOf } from '../prompt/compose-prompt.js';
import type { PromptLimits } from '../prompt/prompt-case.js';
import type { MaskedCase, PromptedCase } from './stages.js';
import { timed } from './timed.js';

/** Share of its length that a prompt keeps when it was too long for the model. */
const SHORTER = 0.4;

/** Makes the prompt from what is masked already, and has it masked once more as a whole. */
export const composePrompt = (
  masker: Pick<Masker, 'derive'>,
  limits: PromptLimits,
): OperatorFunction<MaskedCase, PromptedCase> =>
  timed('prompt', async (masked) => {
    const compose = async (bounded: PromptLimits) =>
      masker.derive(masked.content, (content) =>
        composePromptOf(content, { limits: bounded, language: masked.request.language }),
      );
    const prompt = await compose(limits);
    const shorter = Math.ceil(prompt.value.tokens * SHORTER);
    return { ...masked, prompt, shorterPrompt: () => compose({ ...limits, tokenBudget: shorter }) };
  });
