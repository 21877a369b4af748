import type { OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import type { PromptComposer } from '../prompt/prompt-composer.js';
import type { ToolScope } from '../tools/tool-scope.js';
import type { MaskedCase, PromptedCase } from './stages.js';
import { timed } from './timed.js';
import { toolScopeOf } from './tool-scope.js';

/** How prompts are composed, whatever the case. */
export interface PromptSetting {
  readonly composer: Pick<PromptComposer, 'compose' | 'shorten' | 'languagesFor'>;
  /** What tools may reach; `none`: none are offered. */
  readonly tools: 'none' | 'target' | 'cluster';
}

/** Makes the prompt from what is masked already, and has it masked once more as a whole. */
export const composePrompt = (
  masker: Pick<Masker, 'mask'>,
  { composer, tools }: PromptSetting,
): OperatorFunction<MaskedCase, PromptedCase> =>
  timed('prompt', async (masked) => {
    const content = masked.content.value;
    const options = {
      language: masked.request.language,
      tools: tools !== 'none',
      reach: tools === 'target' ? reachText(toolScopeOf(content)) : null,
    };
    const prompt = masker.mask(await composer.compose(content, options));
    const shorterPrompt = async () => masker.mask(await composer.shorten(prompt.value, content, options));
    const languages = composer.languagesFor(masked.request.language);
    return { ...masked, prompt, languages, shorterPrompt };
  });

const reachText = ({ namespaces, nodes }: ToolScope): string =>
  `Tools reach ${namespaces.length > 0 ? `namespace ${namespaces.join(', ')}` : 'no namespace'}${nodes.length > 0 ? ` and node ${nodes.join(', ')}` : ''} only.`;
