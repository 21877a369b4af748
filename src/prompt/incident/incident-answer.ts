import { z } from 'zod';
import { LANGUAGES, type Language, type Localized } from '../../config/language.js';
import { cut } from '../cut.js';
import { jsonObjectsIn } from '../json-in-text.js';
import { firstParagraph, withoutFence } from '../read-as-text.js';
import { labelledSections } from './labelled-sections.js';

/** The final report of an incident. */
export interface IncidentAnswer {
  /** Never empty. */
  readonly title: string;
  readonly summary: Localized;
  readonly detail: Localized;
}

/** Lengths in characters. */
const MAX_TITLE = 100;
const MAX_TEXT = 32_000;

/** JSON schema that the model is asked for: every member required, nothing else allowed. */
export const incidentJsonSchema = (language: Language): Readonly<Record<string, unknown>> => {
  const written = z.object({ summary: z.string(), detail: z.string() });
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  const schema = z.object({
    title: z.string(),
    ...Object.fromEntries(order.map((each) => [each, written])),
  });
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
};

const text = z.string().transform((value) => cut(value.trim(), MAX_TEXT));
const written = z.object({ summary: text.optional(), detail: text.optional() }).nullish();
const reply = z.object({ title: z.string().nullish(), en: written, ko: written });

/** What reading a reply gave; `problem` is a sentence for the model. */
export type ReadIncident =
  | { readonly kind: 'parsed'; readonly answer: IncidentAnswer }
  | { readonly kind: 'unparsed'; readonly problem: string };

const either = (en = '', ko = ''): Localized => ({ en: en || ko, ko: ko || en });

const titleOf = (title: string | null | undefined, fallback: string): string => {
  const first = (title ?? '').trim().split('\n')[0] ?? '';
  // Apostrophes within a word are no quotes.
  const plain = first.replaceAll(/["*`“”]|(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, '').trim();
  return plain === '' ? fallback : cut(plain, MAX_TITLE + 1);
};

/**
 * Reads a model's reply: the last JSON object in it with a text in one of the languages. A language or part that is empty
 * gets the other's; a missing title is the caller's.
 */
export const readIncident = (replyText: string, titleGiven: string): ReadIncident => {
  let problem = 'it holds no JSON object';
  for (const object of [...jsonObjectsIn(replyText)].toReversed()) {
    const read = reply.safeParse(object);
    if (!read.success) {
      problem = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      continue;
    }
    const { title, en, ko } = read.data;
    const summary = either(en?.summary, ko?.summary);
    const detail = either(en?.detail, ko?.detail);
    if (summary.en === '' && detail.en === '') {
      problem = 'neither "en" nor "ko" has a summary or a detail';
      continue;
    }
    const filled = (part: Localized, from: Localized, make: (text: string) => string): Localized =>
      part.en === '' ? { en: make(from.en), ko: make(from.ko) } : part;
    return {
      kind: 'parsed',
      answer: {
        title: titleOf(title, titleGiven),
        summary: filled(summary, detail, firstParagraph),
        detail: filled(detail, summary, (same) => same),
      },
    };
  }
  return { kind: 'unparsed', problem };
};

/**
 * Reads a reply that is no JSON as Markdown with labels for title, summary and detail (docs/model.md "Reading a
 * reply"). Both languages get the same text; the summary is not cut.
 */
export const readIncidentAsText = (replyText: string, titleGiven: string): IncidentAnswer => {
  const whole = cut(withoutFence(replyText.trim()), MAX_TEXT);
  const found = labelledSections(whole);
  const rest = found.title === '' ? whole : whole.replace(found.title, '');
  const summary = found.summary || firstParagraph(rest);
  const detail = found.detail || whole;
  return {
    title: titleOf(found.title, titleGiven),
    summary: { en: summary, ko: summary },
    detail: { en: detail, ko: detail },
  };
};
