import { z } from 'zod';
import { RELATIONS, type Answer, type Citation, type NextStep, type Relation } from './answer.js';
import { cut } from './cut.js';

/** Bounds of one answer, in characters and entries; a model that loops must not fill the results. */
const MAX_TEXT = 32_000;
const MAX_SENTENCE = 1000;
const MAX_ITEMS = 30;
const MAX_ID = 40;

const text = z.string().transform((value) => cut(value.toWellFormed().trim(), MAX_TEXT));
const written = z.object({ summary: text.optional(), detail: text.optional() }).nullish();
const sentence = z.string().transform((value) => cut(value.toWellFormed().trim(), MAX_SENTENCE));
const sentenceOrNull = sentence.transform((value) => value || null).nullish();

/** A list of which each entry is read on its own: one that has another shape is left out, not the whole list. */
const listOf = <T>(entry: z.ZodType<readonly T[]>) =>
  z
    .array(z.unknown())
    .transform((all) =>
      all.flatMap((each): readonly T[] => entry.safeParse(each).data ?? []).slice(0, MAX_ITEMS),
    )
    .catch([]);

const sentences = listOf(sentence.transform((value) => (value === '' ? [] : [value])));

/** Links of a chain, or the chain as one text with arrows. */
const chain = z
  .preprocess((value) => (typeof value === 'string' ? value.split(/→|->|=>/) : value), sentences)
  .catch([]);

/** `[e3]`, `E3 ` and `E3, E4` name ids; anything else stays as the model wrote it, to be reported as unknown. */
const idsIn = (value: string): readonly string[] =>
  /^\W*e\d{1,6}(?:\W+e\d{1,6})*\W*$/i.test(value)
    ? (value.toUpperCase().match(/E\d+/g) ?? [])
    : [cut(value.trim(), MAX_ID)];

const evidence = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap(idsIn).slice(0, MAX_ITEMS))
  .catch([])
  .transform((ids) => (ids.length > 0 ? ids : ['']));

const citation: z.ZodType<readonly Citation[]> = z
  .object({ claim: sentence, evidence, quote: sentenceOrNull.catch(null) })
  .transform(({ claim, evidence: ids, quote = null }) => ids.map((id) => ({ claim, evidence: id, quote })));

const ruledOut: z.ZodType<Answer['ruledOut']> = z.union([
  z.object({ cause: sentence, because: sentence.catch('') }).transform((value) => [value]),
  sentence.transform((cause) => [{ cause, because: '' }]),
]);

/** Models wrap commands in a code fence or write a prompt in front. */
const command = sentenceOrNull
  .transform(
    (value) =>
      value
        ?.replaceAll(/^`+(?:\w*\n)?|`+$/g, '')
        .replace(/^\$ +/, '')
        .trim() || null,
  )
  .catch(null);

const nextStep: z.ZodType<readonly NextStep[]> = z
  .union([
    z.object({ step: sentence.catch(''), command }),
    sentence.transform((step) => ({ step, command: null })),
  ])
  .transform((step) => (step.step === '' && step.command === null ? [] : [step]));

/** A number from 0 to 1; what is above is taken for a percentage. */
const confidence = z
  .union([z.number(), z.string().regex(/^\d/).transform(Number.parseFloat)])
  .transform((value): number | null => Math.min(1, Math.max(0, value > 1 ? value / 100 : value)))
  .catch(null);

/** One of the words, whatever stands around it. */
const relation = z
  .string()
  .transform((value): Relation | null => RELATIONS.find((each) => value.toLowerCase().includes(each)) ?? null)
  .nullish()
  .catch(null);

/**
 * A reply as a model writes it. Strict about the texts, which are the answer; lenient about the rest, which a model without
 * schema may leave out or write in the shape that it likes better.
 */
export const answerReply = z.object({
  en: written,
  ko: written,
  relation,
  cause: sentenceOrNull.catch(null),
  impact: sentenceOrNull.catch(null),
  why_now: sentenceOrNull.catch(null),
  confidence,
  chain,
  citations: listOf(citation),
  ruled_out: listOf(ruledOut),
  rivals: listOf(ruledOut),
  next_steps: listOf(nextStep),
  missing_evidence: sentences,
});

export type AnswerReply = z.output<typeof answerReply>;
