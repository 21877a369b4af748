import { cut, cutDeep } from './cut.js';
import { LANGUAGE_NAMES } from './headings.js';
import type { Language } from '../config/language.js';
import { markedBlock } from './marked-block.js';
import { DATA_RULE, EVIDENCE_RULES } from './system-text.js';

const ROLE =
  'You are an experienced site reliability engineer. You answer questions of an operator about an incident or alert in a Kubernetes cluster.';

/**
 * Longest text inside the context, in characters, and most entries of one list or object: the first that make it fit.
 */
const CONTEXT_BOUNDS = [
  { text: 12_000, entries: 100 },
  { text: 3000, entries: 50 },
  { text: 800, entries: 25 },
  { text: 200, entries: 12 },
] as const;
/** What is always shown of a question, however small the budget, in characters. */
const MIN_MESSAGE = 500;

/** What a person who asks nothing wants to know. */
const DESCRIBE = 'Describe what this is about: what happened, the likely cause, and what to do next.';

/** The stable part of a chat's prompt: the same for every conversation of a language. */
export const chatSystemText = (language: Language): string =>
  [
    ROLE,
    EVIDENCE_RULES,
    DATA_RULE,
    `# Answer
Answer in ${LANGUAGE_NAMES[language]}, whatever the language of the question, in Markdown, as short as the question allows. Use the context and what tools answer; cite their ids in brackets, such as (E2). Say so when they do not tell.`,
  ].join('\n\n');

/** What the page of the person who asks shows. */
export interface ChatContext {
  readonly digest: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const contextName = (digest: string): string => `context-${digest}`;

/** The block of a context stands right after the first line, where no question can pretend to be one. */
const CONTEXT = /^[^\n]*\n\n<context-([0-9a-f]+) /;

/** Digest of the context that a question was given with, from its text; `null` when it was given none. */
export const contextGivenIn = (questionText: string): string | null =>
  CONTEXT.exec(questionText)?.[1] ?? null;

/**
 * One question as the model is shown it, with the context where it is new. Question and context take at most half of
 * `maxCharacters` each.
 */
export const chatQuestionText = (
  message: string,
  context: ChatContext | null,
  { marker, maxCharacters }: { readonly marker: string; readonly maxCharacters: number },
): string => {
  const half = Math.max(MIN_MESSAGE, Math.floor(maxCharacters / 2) - FRAME);
  return [
    `Marker word: ${marker}.`,
    ...(context === null
      ? []
      : [markedBlock(contextName(context.digest), marker, contextText(context.body, half))]),
    message.trim() === '' ? DESCRIBE : cut(message.trim(), half),
  ].join('\n\n');
};

/** Longest first line and markers, in characters. */
const FRAME = 200;

const contextText = (body: ChatContext['body'], maxCharacters: number): string => {
  let text = '';
  for (const { text: longest, entries } of CONTEXT_BOUNDS) {
    text = JSON.stringify(cutDeep(body, longest, entries));
    if (text.length <= maxCharacters) return text;
  }
  return cut(text, maxCharacters);
};
