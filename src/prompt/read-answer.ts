import { z } from 'zod';
import type { Localized } from '../config/language.js';
import type { Answer } from './answer.js';
import { cut } from './cut.js';
import { jsonObjectsIn } from './json-in-text.js';
import { firstParagraph } from './read-as-text.js';

/** What reading a reply gave. `problem` is a sentence for the model, to repair it with. */
export type ReadReply =
  | { readonly kind: 'parsed'; readonly answer: Answer }
  | { readonly kind: 'unparsed'; readonly problem: string };

/** Bounds of one answer; a model that loops must not fill the results. */
const MAX_TEXT = 32_000;
const MAX_SENTENCE = 2000;
const MAX_ITEMS = 50;

const text = z.string().transform((value) => cut(value.trim(), MAX_TEXT));
const written = z.object({ summary: text.optional(), detail: text.optional() }).nullish();
const sentence = z.string().transform((value) => cut(value.trim(), MAX_SENTENCE));
const sentences = z
  .array(sentence)
  .transform((all) => all.filter((each) => each !== '').slice(0, MAX_ITEMS))
  .catch([]);

/** Strict about the texts, which are the answer; lenient about the rest, which a model without schema may leave out. */
const reply = z.object({
  en: written,
  ko: written,
  cause: sentence.transform((value) => value || null).catch(null),
  confidence: z
    .number()
    .transform((value): number | null => Math.min(1, Math.max(0, value)))
    .catch(null),
  citations: z
    .array(z.object({ claim: sentence, evidence: z.array(z.string().transform(evidenceId)) }))
    .transform((all) => all.slice(0, MAX_ITEMS))
    .catch([]),
  missing_evidence: sentences,
  next_steps: sentences,
});

/** `[e3]` and `E3 ` mean E3; anything else stays as the model wrote it, to be reported as unknown. */
function evidenceId(written: string): string {
  return /^\W*(e\d{1,6})\W*$/i.exec(written)?.[1]?.toUpperCase() ?? cut(written.trim(), 40);
}

/**
 * Reads a model's reply: the first JSON object in it that has a text in one of the languages. A language whose text is
 * empty gets the other's; an object without any text counts as unparsed (contract 5.4).
 */
export const readAnswer = (replyText: string): ReadReply => {
  let problem = 'it holds no JSON object';
  for (const object of jsonObjectsIn(replyText)) {
    const read = reply.safeParse(object);
    if (!read.success) {
      problem = read.error.issues
        .slice(0, 5)
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ');
      continue;
    }
    const texts = textsOf(read.data);
    if (texts !== null) return { kind: 'parsed', answer: { ...texts, ...restOf(read.data) } };
    problem = 'neither "en" nor "ko" has a summary or a detail';
  }
  return { kind: 'unparsed', problem };
};

type Reply = z.output<typeof reply>;

const restOf = (read: Reply): Omit<Answer, 'summary' | 'detail'> => ({
  cause: read.cause,
  confidence: read.confidence,
  citations: read.citations,
  missingEvidence: read.missing_evidence,
  nextSteps: read.next_steps,
});

/** A part that is empty in both languages is made from the other part. */
const textsOf = ({ en, ko }: Reply): Pick<Answer, 'summary' | 'detail'> | null => {
  const summary = either(en?.summary, ko?.summary);
  const detail = either(en?.detail, ko?.detail);
  if (summary === null && detail === null) return null;
  return {
    summary: summary ?? mapBoth(detail, firstParagraph),
    detail: detail ?? mapBoth(summary, (each) => each),
  };
};

const either = (en = '', ko = ''): Localized | null =>
  en === '' && ko === '' ? null : { en: en || ko, ko: ko || en };

const mapBoth = (texts: Localized | null, map: (text: string) => string): Localized => ({
  en: map(texts?.en ?? ''),
  ko: map(texts?.ko ?? ''),
});
