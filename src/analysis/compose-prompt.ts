import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import { composePromptOf } from '../prompt/compose-prompt.js';
import type { PromptLimits } from '../prompt/prompt-case.js';
import type { MaskedCase, PromptedCase } from './stages.js';
import { timed } from './timed.js';

/** Makes the prompt from what is masked already, and has it masked once more as a whole. */
export const composePrompt = (
  masker: Pick<Masker, 'derive'>,
  limits: PromptLimits,
): OperatorFunction<MaskedCase, PromptedCase> =>
  timed('prompt', (masked) => ({
    ...masked,
    prompt: masker.derive(masked.content, (content) =>
      composePromptOf(content, { limits, language: masked.request.language }),
    ),
  }));
