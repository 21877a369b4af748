import type { Evidence } from '../evidence/evidence.js';
import type { OperatorFunction } from 'rxjs';
import { LlmError } from '../llm/failure.js';
import { askForAnswer } from '../investigation/ask-for-answer.js';
import type { Opening } from '../investigation/conversation.js';
import type { Investigator } from '../investigation/investigator.js';
import type { ToolLoop } from '../investigation/tool-loop.js';
import { type Masked, type Masker, partOf, together } from '../masking/index.js';
import { answerJsonSchema } from '../prompt/answer-schema.js';
import type { ComposedPrompt } from '../prompt/composed-prompt.js';
import type { UserMessage } from '../sessions/conversation-message.js';
import { abortError } from './abort-error.js';
import type { InvestigatedCase, Investigation, PromptedCase } from './stages.js';
import { timed } from './timed.js';
import { toolScopeOf } from './tool-scope.js';

/** Ids may have gaps: what nothing cites was left out. */
const highestId = (evidence: readonly Evidence[]): number =>
  Math.max(0, ...evidence.map(({ id }) => Number(id.slice(1))));

/** Time kept for the report after the model was given up, in ms: a tenth of what is left, at most this. */
const MAX_RESERVE_MS = 5000;

/**
 * Asks the model, which may call tools. Its failure is a value, because the rules answer then; rejects with an AbortError
 * only when the request's owner ended it, or for a defect.
 */
export const investigate = (
  investigator: Pick<Investigator, 'begin'>,
  masker: Pick<Masker, 'mask' | 'text'>,
): OperatorFunction<PromptedCase, InvestigatedCase> =>
  timed('model', async (prompted) => ({
    ...prompted,
    investigation: await investigationOf(beginLoop(investigator, masker, prompted), masker, prompted.request),
  }));

const investigationOf = async (
  loop: ToolLoop,
  masker: Pick<Masker, 'mask' | 'text'>,
  request: PromptedCase['request'],
): Promise<Investigation> => {
  const said = () => ({ readings: loop.readings, transcript: loop.transcript, usage: loop.usage });
  const { needless } = request;
  try {
    const asked = await askForAnswer(loop, {
      signal: needless === undefined ? request.signal : AbortSignal.any([request.signal, needless]),
      deadlineAt: withReserve(request.deadlineAt, Date.now()),
    });
    const { model, parsed, notes } = asked;
    return { kind: 'answered', answer: masker.mask(asked.answer), model, parsed, notes, ...said() };
  } catch (error) {
    if (request.signal.aborted) throw abortError(request.signal.reason);
    if (needless?.aborted === true)
      return { kind: 'not-answered', issue: 'resolved', reason: masker.text(''), ...said() };
    if (!(error instanceof LlmError)) throw error;
    const reason = [loop.whyEnded, error.message].filter((part) => part !== null).join('; ');
    return { kind: 'not-answered', issue: error.issue, reason: masker.text(reason), ...said() };
  }
};

const beginLoop = (
  investigator: Pick<Investigator, 'begin'>,
  masker: Pick<Masker, 'mask'>,
  { prompt, shorterPrompt, content, languages, request }: PromptedCase,
): ToolLoop => {
  const openingOf = openingFor(masker);
  return investigator.begin({
    scope: toolScopeOf(content.value),
    answerSchema: answerJsonSchema(request.language, languages),
    marker: prompt.value.marker,
    day: prompt.value.day,
    taken: highestId(content.value.collected.evidence),
    opening: openingOf(prompt),
    shorter: async () => {
      const shorter = await shorterPrompt();
      return { ...openingOf(shorter), cuts: shorter.value.cuts };
    },
  });
};

const openingFor =
  (masker: Pick<Masker, 'mask'>) =>
  (prompt: Masked<ComposedPrompt>): Opening => ({
    system: partOf(prompt, 'system'),
    messages: [together<UserMessage>({ role: masker.mask('user'), text: partOf(prompt, 'user') })],
  });

/** When the model must be done, so that the rules' answer can still be given in time. */
export const withReserve = (deadlineAt: number, now: number): number =>
  deadlineAt - Math.min(MAX_RESERVE_MS, Math.ceil(Math.max(0, deadlineAt - now) / 10));
