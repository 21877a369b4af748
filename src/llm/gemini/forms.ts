import type { LlmRequest } from '../provider.js';
import { generationOf } from './generation.js';

/** How a request is put. */
export interface Form {
  /** Whether the tools are shown. */
  readonly tools: boolean;
  /** `text`: the prompt alone asks for the answer's form. */
  readonly answer: 'schema' | 'json' | 'text';
  /** Whether the model shows what it thinks: the only sign of life before a long-thinking model answers. */
  readonly thoughts: boolean;
}

/** What is asked for and what the model may do, which decides what the older models take. */
type Situation = 'free' | 'bare' | 'tools-shown' | 'tools-offered';

const form = (tools: 'tools' | 'no tools', answer: Form['answer']): Form => ({
  tools: tools === 'tools',
  answer,
  thoughts: false,
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

const situationOf = ({ tools, toolChoice, answerSchema }: LlmRequest): Situation => {
  if (answerSchema === null) return 'free';
  if (tools.length === 0) return 'bare';
  return toolChoice === 'none' ? 'tools-shown' : 'tools-offered';
};

const formsOf = (situation: Situation, { tools }: LlmRequest): readonly [Form, ...Form[]] =>
  situation === 'free' ? [form(tools.length > 0 ? 'tools' : 'no tools', 'text')] : FORMS[situation];

/** Which forms this model was found to refuse; kept for the life of the process. */
export class Forms {
  readonly #refused = new Map<Situation, number>();
  readonly #thinks: boolean;

  constructor(model: string) {
    // Asked of a model that does not think, it is a 400.
    this.#thinks = generationOf(model) === 'new';
  }

  /** The forms to try, at most four, the best that is not known to be refused first. */
  of(request: LlmRequest): readonly Form[] {
    const situation = situationOf(request);
    return this.#all(situation, request).slice(this.#refused.get(situation) ?? 0);
  }

  /** The form was taken, so those before it are not tried again. */
  taken(request: LlmRequest, taken: Form): void {
    const situation = situationOf(request);
    const index = this.#all(situation, request).findIndex(
      ({ tools, answer, thoughts }) =>
        tools === taken.tools && answer === taken.answer && thoughts === taken.thoughts,
    );
    if (index > 0) this.#refused.set(situation, index);
  }

  #all(situation: Situation, request: LlmRequest): readonly Form[] {
    const forms = formsOf(situation, request);
    return this.#thinks ? [{ ...forms[0], thoughts: true }, ...forms] : forms;
  }
}
