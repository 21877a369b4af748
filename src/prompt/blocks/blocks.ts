import type { Target } from '../../alerts/target.js';
import type { Language } from '../../config/language.js';
import type { PromptCase } from '../prompt-case.js';
import { inlineText } from '../reading/compact-text.js';
import { folded } from '../reading/fold.js';
import { alertsBlock } from './alerts-block.js';
import { BLOCK_WEIGHT, plainBlock, type Block } from './block.js';
import { historyBlock, previousBlock } from './earlier-blocks.js';
import { evidenceBlocks } from './evidence-blocks.js';
import type { BlockLimits } from './evidence-text.js';
import { hypothesesBlock } from './hypotheses-block.js';
import { runbooksBlock } from './runbooks-block.js';

/** Everything the model is shown, in the order it reads it: what was read before what is concluded from it. */
export const blocksOf = (content: PromptCase, limits: BlockLimits, language: Language): readonly Block[] => {
  const evidence = evidenceBlocks(content, limits);
  return [
    alertsBlock(content),
    plainBlock('target', 'the target', targetText(content.target), BLOCK_WEIGHT.target),
    ...evidence,
    ...historyBlock(content, limits),
    ...previousBlock(content),
    ...runbooksBlock(content),
    hypothesesBlock(content, language, evidence),
  ];
};

/** What of the target is known. */
const targetText = (target: Target): string => {
  const known = Object.fromEntries(Object.entries(target).filter(([, part]) => part !== null));
  return Object.keys(known).length === 0 ? 'nothing is known of it' : inlineText(folded(known));
};
