import { cut } from '../cut.js';
import type { PromptCase } from '../prompt-case.js';
import { BLOCK_WEIGHT, plainBlock, type Block } from './block.js';

/** Of one runbook and of all, in characters: they are advice, and the evidence decides. */
const MAX_TEXT = 3000;
const MAX_RUNBOOKS = 2;

/** What the team wrote down about such an alert, in its own words. */
export const runbooksBlock = ({ runbooks = [] }: PromptCase): readonly Block[] =>
  runbooks
    .slice(0, MAX_RUNBOOKS)
    .map(({ name, title, text }) =>
      plainBlock(
        'runbook',
        `the runbook ${name}`,
        `${name}: ${title} (the team's own words, not evidence; cite by name)\n${cut(text, MAX_TEXT)}`,
        BLOCK_WEIGHT.runbooks,
      ),
    );
