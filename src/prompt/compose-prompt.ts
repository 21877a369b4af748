import { blocksOf } from './blocks/blocks.js';
import type { Block } from './blocks/block.js';
import type { ComposedPrompt } from './composed-prompt.js';
import { markedBlock, newMarker, shownText } from './marked-block.js';
import {
  askedLanguages,
  formOf,
  type PromptCase,
  type PromptForm,
  type PromptLimits,
  type PromptOptions,
} from './prompt-case.js';
import { commonDay, withShortTimes } from './reading/short-times.js';
import { systemText } from './system-text.js';
import { ESTIMATE, type TokenCounter } from './token-counter.js';
import { trimmed, type Trimmed } from './trimming.js';

/** Longest single piece of evidence in characters, and its largest share of the budget at three characters a token. */
const MAX_BLOCK = 24_000;
const BLOCK_SHARE = 1 / 4;
const CHARS_PER_TOKEN = 3;

/** From this share of the budget on, an estimate is not good enough where a tokenizer is to be had. */
const NEAR = 0.9;

/** What is asked, after all that was read. */
const TASK: Readonly<Record<PromptForm, string>> = {
  cause:
    'Task: which hypothesis holds, or what else? Name a rival and what you checked against it, the cause behind the cause, impact, why now.',
  recovery: 'Task: has it recovered, what ended it, what did it cost, and what would prevent it?',
};

/** Kept for the note about what was left out, in tokens, and the names in it. */
const NOTE_TOKENS = 150;
const MAX_NAMED = 20;

/**
 * Composes the prompt of one case. When it is longer than the budget, evidence goes, the lightest first, and both the
 * prompt and `cuts` say what; the alerts always stay, so a budget below about 2,000 tokens may be exceeded. Composing
 * again with a smaller budget shrinks the evidence further; then `first` is what was composed before, whose marker word and
 * day still hold for the rest of the conversation.
 */
export const composePromptOf = async (
  content: PromptCase,
  options: PromptOptions,
  first: Pick<ComposedPrompt, 'marker' | 'day'> | null = null,
): Promise<ComposedPrompt> => {
  const { limits, language, languages, tools = false, reach = null } = options;
  const marker = first?.marker ?? newMarker();
  const form = formOf(content);
  const system = systemText({ form, languages: askedLanguages(language, languages), tools });
  const budget = limits.tokenBudget === 0 ? Infinity : limits.tokenBudget;
  const maxBlock = Math.min(MAX_BLOCK, Math.floor(budget * BLOCK_SHARE * CHARS_PER_TOKEN));
  const whole = blocksOf(content, { ...(form === 'recovery' ? halved(limits) : limits), maxBlock }, language);
  const day = first === null ? commonDay(whole.map(({ text }) => text)) : first.day;
  const blocks = whole.map((block) => withDay(block, day));
  const intro = [...introOf(content, marker, day), ...(reach === null ? [] : [reach])].join(' ');

  const task = TASK[form];
  const fixed = `${system}\n\n${intro}\n\n${task}`;
  const counter = await counterNear(budget, options.counter ?? ESTIMATE, [
    fixed,
    ...blocks.map(({ text }) => text),
  ]);
  const fixedTokens = counter.count(fixed);
  const room = budget - fixedTokens;
  const count = (block: Block): number => counter.count(`\n\n${blockText(block, marker)}`);
  const fitting = trimmed(blocks, room, count);
  const fits = fitting.gone.length === 0 ? fitting : trimmed(blocks, room - NOTE_TOKENS, count);
  const note = noteOf(fits)
    .map((text) => `\n\n${text}`)
    .join('');
  return {
    system,
    user: [intro, ...fits.blocks.map((block) => blockText(block, marker)), task].join('\n\n') + note,
    marker,
    day,
    shown: shownOf(fits.blocks, marker),
    tokens: fixedTokens + fits.tokens + counter.count(note),
    counted: counter.kind,
    cuts: [
      ...fits.gone.map(({ title }) => `left out of the prompt for lack of room: ${title}`),
      ...fits.shortened.map(({ title }) => `shortened in the prompt for lack of room: ${title}`),
    ],
  };
};

/** The estimate while it is far from the budget, else the model's own tokenizer if it has one. */
const counterNear = async (
  budget: number,
  counter: TokenCounter,
  texts: readonly string[],
): Promise<TokenCounter> => {
  if (counter.exact === undefined) return counter;
  const estimate = texts.reduce((sum, text) => sum + counter.count(text), 0);
  return estimate < budget * NEAR ? counter : counter.exact();
};

/**
 * After a recovery the earlier analysis carries most; half the lines and events are enough (docs/model.md "Prompt").
 */
const halved = (limits: PromptLimits): PromptLimits => ({
  ...limits,
  maxLogLines: Math.ceil(limits.maxLogLines / 2),
  maxEvents: Math.ceil(limits.maxEvents / 2),
});

const introOf = ({ collected }: PromptCase, marker: string, day: string | null): readonly string[] => {
  const readAt = collected.evidence[0]?.collectedAt;
  return [
    `Marker word: ${marker}.`,
    ...(readAt === undefined ? [] : [`Evidence read at ${withShortTimes(readAt, null)}.`]),
    ...(day === null ? [] : [`Times without a date: ${day}, UTC.`]),
  ];
};

const withDay = (block: Block, day: string | null): Block => ({
  ...block,
  text: withShortTimes(block.text, day),
  brief: block.brief === null ? null : withShortTimes(block.brief, day),
  evidence: Object.fromEntries(
    Object.entries(block.evidence).map(([id, text]) => [id, withShortTimes(text, day)]),
  ),
});

const blockText = ({ name, text }: Block, marker: string): string => markedBlock(name, marker, text);

const shownOf = (blocks: readonly Block[], marker: string): ComposedPrompt['shown'] =>
  Object.fromEntries(
    blocks.flatMap(({ evidence }) =>
      Object.entries(evidence).map(([id, text]) => [id, shownText(marker, text)] as const),
    ),
  );

const noteOf = ({ gone, shortened }: Trimmed): readonly string[] => {
  const parts = [
    ...(gone.length > 0 ? [`Left out for lack of room, though it was read: ${namesOf(gone)}.`] : []),
    ...(shortened.length > 0 ? [`Shortened for lack of room: ${namesOf(shortened)}.`] : []),
  ];
  return parts.length === 0 ? [] : [`${parts.join(' ')} Do not cite what is not shown.`];
};

const namesOf = (blocks: readonly Block[]): string => {
  const more = blocks.length > MAX_NAMED ? ` and ${blocks.length - MAX_NAMED} more` : '';
  return `${blocks
    .slice(0, MAX_NAMED)
    .map(({ name }) => name)
    .join(', ')}${more}`;
};
