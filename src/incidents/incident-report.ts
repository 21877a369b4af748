import { Injectable } from '@nestjs/common';
import type { Language } from '../config/language.js';
import { Settings } from '../config/settings.js';
import { LlmError } from '../llm/failure.js';
import { type Opening, openingFrom } from '../investigation/conversation.js';
import { Investigator } from '../investigation/investigator.js';
import type { ToolLoop } from '../investigation/tool-loop.js';
import type { CallLimits, ModelReply } from '../llm/model-client.js';
import { Masker, withinRoom, type Masked } from '../masking/index.js';
import { newMarker } from '../prompt/marked-block.js';
import {
  incidentJsonSchema,
  type IncidentAnswer,
  readIncident,
  readIncidentAsText,
} from '../prompt/incident/incident-answer.js';
import type { IncidentCase } from '../prompt/incident/incident-case.js';
import { composeIncidentPrompt, type IncidentPrompt } from '../prompt/incident/incident-prompt.js';
import { isWorded } from '../prompt/reply/worded.js';
import { Logger } from '../telemetry/logger.js';
import type { ToolScope } from '../tools/tool-scope.js';
import { abortError } from '../analysis/abort-error.js';
import { incidentWithoutModel } from './incident-without-model.js';
import { IncidentHistory } from './incident-history.js';

/** One request for the final report of an incident, unmasked. */
export interface IncidentRequest {
  readonly incident: Omit<IncidentCase, 'history'>;
  readonly language: Language;
  readonly signal: AbortSignal;
  /** When the time is over, in ms since the epoch. */
  readonly deadlineAt: number;
}

/** Share of its length that a prompt keeps when it was too long for the model. */
const SHORTER = 0.4;
const CHARACTERS_PER_TOKEN = 4;
/** Time kept for the answer without a model, in ms. */
const RESERVE_MS = 2000;

/**
 * Writes the final report of a resolved incident. Without a model it tells what is known (docs/report.md "Text without
 * a model").
 */
@Injectable()
export class IncidentReports {
  constructor(
    private readonly investigator: Investigator,
    private readonly history: IncidentHistory,
    private readonly masker: Masker,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** Rejects only with an AbortError when the request's owner ended it, or for a defect. */
  async write(request: IncidentRequest): Promise<Masked<IncidentAnswer>> {
    return this.masker.following(null, () => this.#write(request));
  }

  async #write(request: IncidentRequest): Promise<Masked<IncidentAnswer>> {
    const { language, signal } = request;
    const earlier = await this.history.recall(request.incident.incidentId);
    // Its body is bounded, and its alerts are counted.
    const bounded = withinRoom(request.incident, Number.POSITIVE_INFINITY);
    const incident = await this.masker.maskApart<IncidentCase>({
      ...bounded,
      title: titleOf(bounded),
      history: earlier.summaries,
    });
    try {
      const loop = this.#loop(incident, language, earlier.lookedAt);
      const limits = { signal, deadlineAt: request.deadlineAt - RESERVE_MS };
      const { answer, model } = await this.#ask(loop, incident.value.title, limits);
      const masked = this.masker.mask(this.investigator.policy.all(answer));
      this.history.remember({ incidentId: incident.value.incidentId, answer: masked, language, loop, model });
      return masked;
    } catch (error) {
      if (signal.aborted) throw abortError(signal.reason);
      if (!(error instanceof LlmError)) throw error;
      this.logger.warn('incident_report_without_model', { issue: error.issue, error: error.message });
      return this.masker.derive(incident, (known) => incidentWithoutModel(known, error.issue));
    }
  }

  #loop(incident: Masked<IncidentCase>, language: Language, lookedAt: ToolScope): ToolLoop {
    const marker = newMarker();
    const compose = (tokenBudget: number): IncidentPrompt =>
      this.masker.derive(incident, (known) => composeIncidentPrompt(known, { tokenBudget, language, marker }))
        .value;
    const prompt = compose(this.settings.prompt.tokenBudget);
    const shorter = Math.ceil(((prompt.system.length + prompt.user.length) * SHORTER) / CHARACTERS_PER_TOKEN);
    return this.investigator.begin({
      scope: lookedAt,
      answerSchema: incidentJsonSchema(language),
      marker,
      day: null,
      taken: 0,
      opening: openingOf(this.masker, prompt),
      shorter: async () => openingOf(this.masker, compose(shorter)),
    });
  }

  async #ask(
    loop: ToolLoop,
    title: string,
    limits: CallLimits,
  ): Promise<{ readonly answer: IncidentAnswer; readonly model: ModelReply['model'] }> {
    const first = await loop.answer(limits);
    const read = readIncident(first.text, title);
    if (read.kind === 'parsed') return { answer: read.answer, model: first.model };
    const second = await loop.again(repairOf(read.problem), limits).catch(unlessEnded);
    const repaired = second === null ? read : readIncident(second.text, title);
    if (second !== null && repaired.kind === 'parsed')
      return { answer: repaired.answer, model: second.model };
    const worded = [first, second].find((reply) => reply !== null && isWorded(reply.text));
    if (!worded) throw new LlmError('empty', 'the model gave no answer in words');
    return { answer: readIncidentAsText(worded.text, title), model: worded.model };
  }
}

/** The title that stays when the model gives none; it replaces the caller's, so it may not be blank. */
const titleOf = ({ title, incidentId }: IncidentRequest['incident']): string =>
  title.trim() === '' ? incidentId : title;

const openingOf = (masker: Pick<Masker, 'mask'>, { system, user }: IncidentPrompt): Opening =>
  openingFrom(masker, system, [{ role: 'user', text: user }]);

const repairOf = (problem: string): string =>
  `Your answer could not be read: ${problem}. Give it again as one JSON object of the form described, and nothing else.`;

const unlessEnded = (error: unknown): null => {
  if (error instanceof LlmError && error.kind !== 'cancelled') return null;
  throw error;
};
