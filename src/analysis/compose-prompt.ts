import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import { composePromptOf } from '../prompt/compose-prompt.js';
import type { PromptLimits } from '../prompt/prompt-case.js';
import type { TokenCounter } from '../prompt/token-counter.js';
import type { ToolScope } from '../tools/tool-scope.js';
import type { MaskedCase, PromptedCase } from './stages.js';
import { timed } from './timed.js';
import { toolScopeOf } from './tool-scope.js';

/** How prompts are composed, whatever the case. */
export interface PromptSetting {
  readonly limits: PromptLimits;
  /** Counts for the model that is asked now. */
  readonly counter: () => TokenCounter;
  /** What tools may reach; `none`: none are offered. */
  readonly tools: 'none' | 'target' | 'cluster';
}

/** Share of its length that a prompt keeps when it was too long for the model. */
const SHORTER = 0.4;

/** Makes the prompt from what is masked already, and has it masked once more as a whole. */
export const composePrompt = (
  masker: Pick<Masker, 'mask'>,
  { limits, counter, tools }: PromptSetting,
): OperatorFunction<MaskedCase, PromptedCase> =>
  timed('prompt', async (masked) => {
    const content = masked.content.value;
    const options = {
      language: masked.request.language,
      tools: tools !== 'none',
      reach: tools === 'target' ? reachText(toolScopeOf(content)) : null,
      counter: counter(),
    };
    const prompt = masker.mask(await composePromptOf(content, { ...options, limits }));
    const tokenBudget = Math.ceil(prompt.value.tokens * SHORTER);
    const shorterPrompt = async () =>
      masker.mask(
        await composePromptOf(content, { ...options, limits: { ...limits, tokenBudget } }, prompt.value),
      );
    return { ...masked, prompt, shorterPrompt };
  });

const reachText = ({ namespaces, nodes }: ToolScope): string =>
  `Tools reach ${namespaces.length > 0 ? `namespace ${namespaces.join(', ')}` : 'no namespace'}${nodes.length > 0 ? ` and node ${nodes.join(', ')}` : ''} only.`;
