import type { Rejection } from '../known-form.js';
import { familyOf } from '../models/model-family.js';
import type { LlmRequest } from '../provider.js';

/** How a request is put. */
export interface Form {
  /** Whether the tools are shown. */
  readonly tools: boolean;
  /** `text`: the prompt alone asks for the answer's form. */
  readonly answer: 'schema' | 'json' | 'text';
  /** Whether the model is told how much to think, and shows what it thinks. */
  readonly thoughts: boolean;
}

/** What is asked for and what the model may do, which decides what the older models take. */
type Situation = 'free' | 'bare' | 'tools-shown' | 'tools-offered';

/** What a model was found to take: in each situation, how many of the forms it refuses. */
export interface TakenForms extends Readonly<Record<Exclude<Situation, 'free'>, number>> {
  readonly thoughts: boolean;
}

type Asking = Pick<LlmRequest, 'tools' | 'toolChoice' | 'answerSchema'>;

const form = (tools: 'tools' | 'no tools', answer: Form['answer']): Omit<Form, 'thoughts'> => ({
  tools: tools === 'tools',
  answer,
});

/**
 * The best form first. Gemini 3 takes a schema beside tools; the models before it answer 400 to that, and smaller gateways
 * know no schema at all. Where the tools must not be called, the answer's form is worth more than showing them.
 */
const FORMS = {
  bare: [form('no tools', 'schema'), form('no tools', 'json'), form('no tools', 'text')],
  'tools-shown': [form('tools', 'schema'), form('no tools', 'schema'), form('tools', 'text')],
  'tools-offered': [form('tools', 'schema'), form('tools', 'text')],
} as const;

const situationOf = ({ tools, toolChoice, answerSchema }: Asking): Situation => {
  if (answerSchema === null) return 'free';
  if (tools.length === 0) return 'bare';
  return toolChoice === 'none' ? 'tools-shown' : 'tools-offered';
};

/** What a model takes as far as its name tells. */
export const startOf = (model: string): TakenForms => {
  const family = familyOf(model);
  const besideTools = family?.schemaBesideTools === false ? 1 : 0;
  return {
    bare: 0,
    'tools-shown': besideTools,
    'tools-offered': besideTools,
    // Asked of a model that does not think, it is a 400.
    thoughts: family !== null && family.effort !== 'none',
  };
};

/** The form of a request to a model that takes so much. */
export const formOf = ({ thoughts, ...taken }: TakenForms, asking: Asking): Form => {
  const situation = situationOf(asking);
  const plain = situation === 'free' ? null : FORMS[situation][taken[situation]];
  return { ...(plain ?? form(asking.tools.length > 0 ? 'tools' : 'no tools', 'text')), thoughts };
};

/** Words by which the API says that the answer's form is at fault; of thinking it says nothing but that. */
const ANSWER_FORM = /mime ?type|schema|json|function calling|tool use/i;

/** What to try after a rejection; `null` when nothing simpler is left. The API has no code for what it refuses. */
export const simplerForms = (taken: TakenForms, { words }: Rejection, asking: Asking): TakenForms | null => {
  const situation = situationOf(asking);
  const withoutThoughts = taken.thoughts ? { ...taken, thoughts: false } : null;
  const next = situation === 'free' ? 0 : taken[situation] + 1;
  const simpler =
    situation === 'free' || next >= FORMS[situation].length ? null : { ...taken, [situation]: next };
  return ANSWER_FORM.test(words) ? (simpler ?? withoutThoughts) : (withoutThoughts ?? simpler);
};
