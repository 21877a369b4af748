import { cut } from '../cut.js';
import type { PromptCase, PromptLimits } from '../prompt-case.js';
import { compactText } from '../reading/compact-text.js';
import { BLOCK_WEIGHT, oneLine, plainBlock, type Block } from './block.js';

/** Bounds of the earlier analysis, in characters. */
const MAX_PREVIOUS = 6000;
const MAX_WORD = 100;

/** Characters of one summary. */
const MAX_SUMMARY = 700;

/** The earlier analysis that the answer is compared with, as the caller gave it. */
export const previousBlock = ({ previous }: PromptCase): readonly Block[] => {
  if (previous === null) return [];
  const { status, createdAt, summary, detail } = previous;
  const text = compactText({
    status: cut(status, MAX_WORD),
    ...(createdAt !== null && { createdAt: cut(createdAt, MAX_WORD) }),
    summary: cut(summary, MAX_PREVIOUS),
    detail: cut(detail, MAX_PREVIOUS),
  });
  return [plainBlock('previous', 'the earlier analysis', text, BLOCK_WEIGHT.previous)];
};

/** What analyses of the same alert, group or incident said before, oldest first. */
export const historyBlock = (
  { history }: PromptCase,
  { maxSummaries }: Pick<PromptLimits, 'maxSummaries'>,
): readonly Block[] => {
  if (history.length === 0 || maxSummaries === 0) return [];
  const lines = history
    .slice(-maxSummaries)
    .map(({ createdAt, text }) => `${cut(createdAt, MAX_WORD)}: ${cut(oneLine(text), MAX_SUMMARY)}`);
  return [plainBlock('history', 'the summaries of earlier analyses', lines.join('\n'), BLOCK_WEIGHT.history)];
};
