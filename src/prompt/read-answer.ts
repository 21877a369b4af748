import { LANGUAGES, type Localized } from '../config/language.js';
import type { Answer } from './answer.js';
import { answerReply, type AnswerReply } from './answer-reply.js';
import { jsonObjectsCutIn, jsonObjectsIn, type JsonObject } from './json-in-text.js';
import { objectInTags, objectInYaml, jsonTextIn } from './other-formats.js';
import { firstParagraph } from './read-as-text.js';

/** What reading a reply gave. `problem` is a sentence for the model, to repair it with. */
export type ReadReply =
  | {
      readonly kind: 'parsed';
      readonly answer: Answer;
      /** Whether the reply ended before its JSON did: what was complete is in `answer`, a text may end in `…`. */
      readonly cut: boolean;
    }
  | { readonly kind: 'unparsed'; readonly problem: string };

/**
 * Reads a model's reply: the last JSON object in it that has a text in one of the languages, since drafts come before the
 * answer; else what is complete of one that was cut off. A language whose text is empty gets the other's; an object without any text counts as unparsed
 * (docs/model.md "Reading a reply").
 */
export const readAnswer = (replyText: string): ReadReply => {
  let problem = 'it holds no JSON object';
  for (const object of [...objectsIn(replyText)].flatMap(withInner).toReversed()) {
    const answer = answerIn(object);
    if (typeof answer !== 'string') return { kind: 'parsed', answer, cut: false };
    problem = answer;
  }
  for (const object of jsonObjectsCutIn(replyText)) {
    const answer = answerIn(object);
    if (typeof answer !== 'string') return { kind: 'parsed', answer, cut: true };
    problem = `its JSON object was cut off: ${answer}`;
  }
  return { kind: 'unparsed', problem };
};

/** The objects of a reply; of one in another format than JSON the object that it stands for. */
const objectsIn = (replyText: string): readonly JsonObject[] => {
  const objects = [...jsonObjectsIn(jsonTextIn(replyText))];
  if (objects.length > 0) return objects;
  const other = objectInTags(replyText) ?? objectInYaml(replyText);
  return other === null ? [] : [other];
};

/**
 * An answer whose texts stand in no language of their own is of the one that they are written in. Texts without a cause or
 * citations beside them are those of one language, of an object that was cut off.
 */
const withLanguage = (object: JsonObject): JsonObject => {
  const { summary, detail, en, ko } = object;
  const texts = [summary, detail].filter((text) => typeof text === 'string');
  const isWhole = 'cause' in object || 'citations' in object;
  if (en !== undefined || ko !== undefined || texts.length === 0 || !isWhole) return object;
  return { ...object, [/[가-힣]/.test(texts.join('\n')) ? 'ko' : 'en']: { summary, detail } };
};

/** Members in which models wrap the answer that they were asked for. */
const WRAPPERS = [
  'answer',
  'response',
  'result',
  'output',
  'final',
  'final_answer',
  'parameters',
  'arguments',
  'input',
];

const withInner = (object: JsonObject): readonly JsonObject[] => [
  withLanguage(object),
  ...WRAPPERS.flatMap((key): readonly JsonObject[] => {
    const inner = object[key];
    if (typeof inner === 'string') return [...jsonObjectsIn(inner)].map(withLanguage);
    // A value of JSON that is neither a list nor null is an object by its members.
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? [withLanguage(inner as JsonObject)]
      : [];
  }),
];

/** `Summary`, `Next Steps` and `whyNow` are the members that were asked for. */
const plainKey = (key: string): string =>
  key
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

/** An object with plain names of its members, as deep as texts stand in it; one that has the name already keeps it. */
const withPlainKeys = (object: JsonObject, depth: number): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      const plain = plainKey(key);
      // A value of JSON that is neither a list nor null is an object by its members.
      const inner = isObject && depth > 1 ? withPlainKeys(value as JsonObject, depth - 1) : value;
      return [plain in object ? key : plain, inner];
    }),
  );

/** The answer that an object is, or what keeps it from being one. */
const answerIn = (object: JsonObject): Answer | string => {
  const read = answerReply.safeParse(withPlainKeys(object, 2));
  if (!read.success) {
    return read.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; ');
  }
  const texts = textsOf(read.data);
  return texts === null
    ? 'neither "en" nor "ko" has a summary or a detail'
    : { ...texts, ...restOf(read.data) };
};

const hasText = (written: AnswerReply['en']): boolean =>
  [written?.summary, written?.detail].some((text) => (text ?? '') !== '');

const restOf = (read: AnswerReply): Omit<Answer, 'summary' | 'detail'> => ({
  written: LANGUAGES.filter((language) => hasText(read[language])),
  relation: read.relation ?? null,
  impact: read.impact ?? null,
  whyNow: read.why_now ?? null,
  cause: read.cause ?? null,
  confidence: read.confidence,
  chain: read.chain,
  citations: read.citations,
  ruledOut: [...read.ruled_out, ...read.rivals],
  nextSteps: read.next_steps,
  missingEvidence: read.missing_evidence,
});

/** A part that is empty in both languages is made from the other part. */
const textsOf = ({ en, ko }: AnswerReply): Pick<Answer, 'summary' | 'detail'> | null => {
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
