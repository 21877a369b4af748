import { cut } from '../prompt/cut.js';

/** What is kept of a tool's answer when the model's window is too small for it, in characters. */
export const KEPT_CHARACTERS = 1200;

/** The start of a block between markers, with both markers. */
export const shortened = (block: string): string => {
  if (block.length <= KEPT_CHARACTERS) return block;
  const lines = block.split('\n');
  const end = lines.at(-1) ?? '';
  return `${cut(lines.slice(0, -1).join('\n'), KEPT_CHARACTERS)}\n[the rest was left out: the context was too long]\n${end}`;
};
