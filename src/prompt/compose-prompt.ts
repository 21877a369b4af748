import { randomInt } from 'node:crypto';
import { blocksOf, type Block } from './blocks.js';
import type { ComposedPrompt } from './composed-prompt.js';
import { formOf, type PromptCase, type PromptLimits, type PromptOptions } from './prompt-case.js';
import { systemText } from './system-text.js';

/** Estimate of contract 5.3. */
const CHARS_PER_TOKEN = 4;

/** Longest single piece of evidence, in characters, and its largest share of the budget. */
const MAX_BLOCK = 24_000;
const BLOCK_SHARE = 1 / 4;

/** Titles named in the note about what was left out. */
const MAX_NAMED = 20;

/**
 * A word that nobody outside can know, so that data cannot imitate the end of its block: ten letters, 47 bits. Letters
 * only, so that no masking rule takes it for a credential.
 */
export const newMarker = (): string =>
  Array.from({ length: 10 }, () => String.fromCharCode(97 + randomInt(26))).join('');

/**
 * Composes the prompt of one case. When it is longer than the budget, whole blocks go, the lightest first, and both the
 * prompt and `cuts` say which; the alerts always stay, so a budget below about 2,000 tokens may be exceeded.
 */
export const composePromptOf = (
  content: PromptCase,
  { limits, language }: PromptOptions,
  marker = newMarker(),
): ComposedPrompt => {
  const form = formOf(content);
  const system = systemText(form, language);
  const budget = limits.tokenBudget === 0 ? Infinity : limits.tokenBudget * CHARS_PER_TOKEN;
  const shown = form === 'recovery' ? halved(limits) : limits;
  const blocks = blocksOf(content, shown, language, Math.min(MAX_BLOCK, Math.floor(budget * BLOCK_SHARE)));

  const dropOrder = blocks
    .filter(({ weight }) => weight !== Infinity)
    .toSorted((a, b) => a.weight - b.weight);
  const left: Block[] = [];
  const intro = introOf(content, marker);
  let user = userText(intro, blocks, left, marker);
  while (system.length + user.length > budget) {
    const next = dropOrder.shift();
    if (next === undefined) break;
    left.push(next);
    user = userText(intro, blocks, left, marker);
  }
  return {
    system,
    user,
    marker,
    tokens: Math.ceil((system.length + user.length) / CHARS_PER_TOKEN),
    cuts: left.map(({ title }) => `left out of the prompt for lack of room: ${title}`),
  };
};

/** After a recovery the earlier analysis carries most; half the lines and events are enough (contract 5.1). */
const halved = (limits: PromptLimits): PromptLimits => ({
  ...limits,
  maxLogLines: Math.ceil(limits.maxLogLines / 2),
  maxEvents: Math.ceil(limits.maxEvents / 2),
});

const introOf = ({ collected }: PromptCase, marker: string): string => {
  const readAt = collected.evidence[0]?.collectedAt;
  return [
    `The marker word of this message is ${marker}.`,
    ...(readAt === undefined ? [] : [`The evidence was read at ${readAt}.`]),
  ].join(' ');
};

const userText = (
  intro: string,
  blocks: readonly Block[],
  left: readonly Block[],
  marker: string,
): string => {
  const gone = new Set(left);
  const parts = blocks
    .filter((block) => !gone.has(block))
    .map(({ name, text }) => `<<<${name} ${marker}>>>\n${text}\n<<<end ${name} ${marker}>>>`);
  return [intro, ...parts, ...leftNote(left)].join('\n\n');
};

const leftNote = (left: readonly Block[]): readonly string[] => {
  if (left.length === 0) return [];
  const named = left.slice(0, MAX_NAMED).map(({ name }) => name);
  const more = left.length > MAX_NAMED ? ` and ${left.length - MAX_NAMED} more` : '';
  return [
    `Left out for lack of room, though it was read: ${named.join(', ')}${more}. Do not cite what is not shown.`,
  ];
};
