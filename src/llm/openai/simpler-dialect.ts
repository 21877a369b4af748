import type { Rejection } from '../known-form.js';
import { sendsFormat, showsTools, type Dialect, type Form } from './dialect.js';
import { otherEffort } from './other-effort.js';

/** What decides the next form: the request, and the names of what it gives back of earlier replies. */
export type RejectedForm = Form & { readonly fieldsGiven: readonly string[] };

type Step = (dialect: Dialect, form: RejectedForm, words: string) => Dialect | null;

/**
 * The next simpler form to try after a rejection, or `null` when the form is not at fault or nothing simpler is left. A
 * server that names no parameter is tried with simpler answer formats first, since those vary most, then with the
 * plainest form there is.
 */
export const simplerDialect = (
  dialect: Dialect,
  { param, words }: Rejection,
  form: RejectedForm,
): Dialect | null => {
  const fields = otherFields(dialect, form, words);
  if (fields !== null) return fields;
  const [told = ''] = (param ?? '').split('.');
  const name = STEPS.has(told) ? told : namedIn(words);
  const step = name === null ? null : STEPS.get(name);
  if (step) return step(dialect, form, words);
  return param === null ? (simplerFormat(dialect, form, words) ?? plainest(dialect)) : null;
};

/** A field of earlier replies that must be there, or must not. */
const otherFields: Step = (dialect, { fieldsGiven }, words) => {
  const missing = MISSING.exec(words)?.[1];
  const ours = missing === undefined || STEPS.has(missing) || NOT_OF_REPLIES.has(missing);
  if (!ours && !dialect.filled.includes(missing)) return { ...dialect, filled: [...dialect.filled, missing] };
  const refused = [...fieldsGiven, ...dialect.filled].find(
    (name) => !dialect.dropped.includes(name) && new RegExp(`\\b${name}\\b`).test(words),
  );
  if (refused === undefined) return null;
  return {
    ...dialect,
    dropped: [...dialect.dropped, refused],
    filled: dialect.filled.filter((name) => name !== refused),
  };
};

/** A field that a thinking model wants back from every reply: "The `reasoning_content` … must be passed back". */
const MISSING = /[`'"](\w*reasoning\w*)[`'"][^.]{0,80}\b(?:must|required|missing)\b/i;
const NOT_OF_REPLIES = new Set(['reasoning_effort', 'reasoning']);

/** The parameter that words name, where only words do; never one that is a word of English too. */
const namedIn = (words: string): string | null =>
  [...STEPS.keys()].find((name) => name.includes('_') && new RegExp(`\\b${name}\\b`).test(words)) ?? null;

const simplerFormat: Step = (dialect, form) => {
  if (!sendsFormat(dialect, form)) return null;
  if (showsTools(dialect, form)) return { ...dialect, formatBesideTools: false };
  return { ...dialect, answerFormat: dialect.answerFormat === 'json_schema' ? 'json_object' : 'text' };
};

const otherLimit = (from: Dialect['outputLimit'], outputLimit: Dialect['outputLimit']): Step => {
  return (dialect) => (dialect.outputLimit === from ? { ...dialect, outputLimit } : null);
};

/** By the parameter that a server names. */
const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['response_format', simplerFormat],
  [
    'tools',
    (dialect, form) =>
      showsTools(dialect, form) && sendsFormat(dialect, form)
        ? { ...dialect, formatBesideTools: false }
        : null,
  ],
  [
    'tool_choice',
    (dialect, form) =>
      form.toolChoice === 'none' && showsTools(dialect, form) ? { ...dialect, toolChoiceNone: false } : null,
  ],
  // Some models take tools with no effort only, some want one stated, and each has other words for it.
  ['reasoning_effort', (dialect, _, words) => ({ ...dialect, effort: otherEffort(dialect.effort, words) })],
  ['prompt_cache_key', (dialect) => (dialect.cacheKey ? { ...dialect, cacheKey: false } : null)],
  ['stream_options', (dialect) => (dialect.streamUsage ? { ...dialect, streamUsage: false } : null)],
  ['stream', (dialect) => (dialect.stream ? { ...dialect, stream: false } : null)],
  // Newer models of OpenAI behind a gateway take only the one, older servers only the other. Words that refuse one name both.
  ['max_tokens', otherLimit('max_tokens', 'max_completion_tokens')],
  ['max_completion_tokens', otherLimit('max_completion_tokens', 'max_tokens')],
]);

const plainest = (dialect: Dialect): Dialect | null => {
  const { outputLimit, streamUsage, toolChoiceNone, cacheKey, effort } = dialect;
  const plain =
    outputLimit === 'max_tokens' && !streamUsage && !toolChoiceNone && !cacheKey && effort === null;
  if (plain) return null;
  return {
    ...dialect,
    outputLimit: 'max_tokens',
    streamUsage: false,
    toolChoiceNone: false,
    cacheKey: false,
    effort: null,
  };
};
