/** Names of the blocks that a prompt has; the word behind them is made up for each conversation. */
const BORDER =
  /<\/?(?:(?:alerts|target|findings|hypotheses|gaps|history|previous|runbooks?|incident|earlier-summaries|error|context-[0-9a-f]+|E\d+)\s+)[a-z]{6}>/g;
const BORDER_END = /^<\/[a-z]{6}>$/gm;
const SAID = /^.*\bmarker word\b\s*:?\s*[a-z]{6}\b\.?/gim;

/**
 * A text without the marks that tell data from instructions in a prompt: who knows the word of a conversation could write
 * data that ends its block.
 * @param marker the word of the conversation, where it is known
 */
export const withoutPromptMarks = (text: string, marker: string | null): string => {
  const left = text.replaceAll(SAID, '').replaceAll(BORDER, '').replaceAll(BORDER_END, '');
  return marker === null
    ? left
    : left.replaceAll(new RegExp(String.raw`</?(?:[\w.-]+ )?${marker}>|${marker}`, 'gi'), '');
};
