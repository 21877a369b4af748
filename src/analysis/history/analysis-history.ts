import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { partOf, Masker } from '../../masking/index.js';
import { SessionStore, type StoredSummary } from '../../sessions/session-store.js';
import { Logger } from '../../telemetry/logger.js';
import type { AnalysisRequest } from '../request.js';
import type { AcceptedCase, Recalled } from '../stages.js';
import { compactSummary } from './compact-summary.js';
import { historyInTime } from './history-in-time.js';
import { newestSummaries } from './newest-summaries.js';
import { PendingWrites } from './pending-writes.js';
import { plainKey } from './plain-key.js';
import { summaryKeysOf } from './summary-keys.js';
import { transcriptOf } from './transcript.js';

/** What is kept of an analysis. */
export type FinishedCase = Pick<AcceptedCase, 'content' | 'request' | 'investigation'>;

/** Earlier analyses, and what is kept of this one. A store that fails costs history, never an analysis. */
@Injectable()
export class AnalysisHistory {
  readonly #maxSummaries: number;

  constructor(
    private readonly store: SessionStore,
    private readonly pending: PendingWrites,
    private readonly masker: Masker,
    settings: Settings,
    private readonly logger: Logger,
  ) {
    this.#maxSummaries = settings.prompt.maxSummaries;
  }

  /** Summaries of earlier analyses of the same alert or incident; never rejects. */
  async recall(request: AnalysisRequest): Promise<Recalled> {
    try {
      const stored = await historyInTime(this.#stored(request));
      return {
        summaries: newestSummaries([...request.history, ...stored], this.#maxSummaries),
        warning: null,
      };
    } catch (error) {
      this.logger.warn('history_not_read', { error });
      return { summaries: newestSummaries(request.history, this.#maxSummaries), warning: UNREAD };
    }
  }

  /**
   * Keeps the transcript of what a model said, and the summary of an answer that leads, behind the back of whoever waits:
   * what the rules outweigh is no knowledge for the next analysis. Where no model answered, the rules' cause is kept.
   */
  remember({ content, request, investigation }: FinishedCase): void {
    const { model } = investigation;
    const keys = this.#keysOf(content.value);
    if (model === null) return this.#rememberRules({ content, request }, keys);
    const summary =
      investigation.kind === 'answered' && investigation.standing.leads === 'model'
        ? this.masker.derive(partOf(investigation.answer, 'summary'), (texts) =>
            compactSummary(texts[request.language]),
          )
        : null;
    const transcript = transcriptOf(this.masker, {
      key: keys.at(-1) ?? '',
      content,
      investigation: { ...investigation, model },
    });
    // One statement after the other, so that an analysis holds one connection at most.
    this.pending.add(async () => {
      if (summary !== null) for (const key of keys) await this.store.addSummary(key, summary);
      await this.store.addTranscript(transcript);
    });
  }

  /** A cause that is known already is not kept again, so that repeats of an alert do not push out what differed. */
  #rememberRules(
    { content, request }: Pick<FinishedCase, 'content' | 'request'>,
    keys: readonly string[],
  ): void {
    const { story } = content.value.diagnosis;
    if (story === undefined || story.causes.length === 0) return;
    const summary = this.masker.derive(content, () => compactSummary(story.summary[request.language]));
    if (content.value.history.some(({ text }) => text === summary.value)) return;
    this.pending.add(async () => {
      for (const key of keys) await this.store.addSummary(key, summary);
    });
  }

  async #stored(request: AnalysisRequest): Promise<readonly StoredSummary[]> {
    const stored: StoredSummary[] = [];
    for (const key of this.#keysOf(request)) stored.push(...(await this.store.summaries(key)));
    return stored;
  }

  /** Incident ids are a caller's text. */
  #keysOf(about: Pick<AnalysisRequest, 'members'>): readonly string[] {
    return summaryKeysOf(about).flatMap((key) => plainKey(key, this.masker) ?? []);
  }
}

const UNREAD =
  'session history is not available (SESSION_DB_HOST): earlier analyses of this alert were not taken into account';
