import { Injectable } from '@nestjs/common';
import type { Language } from '../config/language.js';
import type { ToolLoop } from '../investigation/tool-loop.js';
import type { ModelReply } from '../llm/model-client.js';
import { type Masked, Masker, partOf, together } from '../masking/index.js';
import type { IncidentAnswer } from '../prompt/incident/incident-answer.js';
import {
  type LookedAt,
  SessionStore,
  type StoredSummary,
  type Transcript,
} from '../sessions/session-store.js';
import { Logger } from '../telemetry/logger.js';
import { compactSummary } from '../analysis/history/compact-summary.js';
import { historyInTime } from '../analysis/history/history-in-time.js';
import { PendingWrites } from '../analysis/history/pending-writes.js';
import { plainKey } from '../analysis/history/plain-key.js';

/** What was known of an incident before its report. */
export interface KnownIncident {
  readonly summaries: readonly StoredSummary[];
  /** Where its analyses looked. */
  readonly lookedAt: LookedAt;
}

/** A finished report. */
export interface FinishedReport {
  readonly incidentId: string;
  readonly answer: Masked<IncidentAnswer>;
  readonly language: Language;
  readonly loop: ToolLoop;
  readonly model: ModelReply['model'];
}

/** Earlier reports of an incident, and what is kept of a new one. A store that fails costs history, never a report. */
@Injectable()
export class IncidentHistory {
  constructor(
    private readonly store: SessionStore,
    private readonly pending: PendingWrites,
    private readonly masker: Masker,
    private readonly logger: Logger,
  ) {}

  /** Never rejects, nor takes longer than 2 s. */
  async recall(incidentId: string): Promise<KnownIncident> {
    const id = plainKey(incidentId.trim(), this.masker);
    if (id === null) return NOTHING_KNOWN;
    try {
      return await historyInTime(this.#known(id));
    } catch (error) {
      this.logger.warn('history_not_read', { error });
      return NOTHING_KNOWN;
    }
  }

  async #known(id: string): Promise<KnownIncident> {
    return { summaries: await this.store.summaries(keyOf(id)), lookedAt: await this.store.lookedAt(id) };
  }

  /** Keeps the summary and the transcript, behind the back of whoever waits for the report. */
  remember({ incidentId, answer, language, loop, model }: FinishedReport): void {
    const id = plainKey(incidentId.trim(), this.masker);
    if (id === null) return;
    const summary = this.masker.derive(partOf(answer, 'summary'), (texts) => compactSummary(texts[language]));
    const transcript = together<Transcript>({
      key: this.masker.mask(keyOf(id)),
      incidentId: this.masker.mask(id),
      kind: this.masker.mask('incident-summary'),
      model: this.masker.mask(model),
      lookedAt: this.masker.mask({ namespaces: [], nodes: [] }),
      messages: loop.transcript,
      usage: this.masker.mask({ ...loop.usage }),
    });
    this.pending.add(async () => {
      await this.store.addSummary(keyOf(id), summary);
      await this.store.addTranscript(transcript);
    });
  }
}

const NOTHING_KNOWN: KnownIncident = { summaries: [], lookedAt: { namespaces: [], nodes: [] } };

/** Session of an incident's report (docs/history.md "Keys"). */
const keyOf = (incidentId: string): string => (incidentId === '' ? 'summary' : `${incidentId}:summary`);
