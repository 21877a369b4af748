import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import { composePromptOf } from '../prompt/compose-prompt.js';
import type { PromptOptions } from '../prompt/prompt-case.js';
import type { MaskedCase, PromptedCase } from './stages.js';
import { timed } from './timed.js';

/** How prompts are composed, whatever the case. */
export type PromptSetting = Omit<PromptOptions, 'language'>;

/** Makes the prompt from what is masked already, and has it masked once more as a whole. */
export const composePrompt = (
  masker: Pick<Masker, 'mask'>,
  setting: PromptSetting,
): OperatorFunction<MaskedCase, PromptedCase> =>
  timed('prompt', async (masked) => ({
    ...masked,
    prompt: masker.mask(
      await composePromptOf(masked.content.value, { ...setting, language: masked.request.language }),
    ),
  }));
