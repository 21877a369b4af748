import { Injectable } from '@nestjs/common';
import { Solitude } from '../waiting/solitude.js';
import type { AnalyseInput, AnalyseOutcome } from './analyse-input.js';
import { isSuspect } from './attempts.js';
import { AttemptRecords } from './attempt-records.js';
import { FailedAttempts } from './failed-attempts.js';
import { GroupReports } from './group-reports.js';
import { StoreAnalysis } from './store-analysis.js';

/**
 * Analyses a group once and stores the result: counts the attempt, runs the pipeline, commits (docs/stream-protocol.md
 * "Work on a group", step 7).
 */
@Injectable()
export class AnalyseGroup {
  readonly #solitude = new Solitude();

  constructor(
    private readonly reports: GroupReports,
    private readonly attempts: AttemptRecords,
    private readonly storing: StoreAnalysis,
    private readonly failures: FailedAttempts,
  ) {}

  /** @throws {StreamUnavailable} before the attempt was counted */
  async run(input: AnalyseInput): Promise<AnalyseOutcome> {
    const finished = await this.storing.storeFinished(input);
    if (finished !== null) return finished;
    return this.#solitude.run(isSuspect(input.attempts.record), input.delivery.signal, () =>
      this.#analyse(input),
    );
  }

  async #analyse(input: AnalyseInput): Promise<AnalyseOutcome> {
    const counted = await this.attempts.count(input.snapshot, input.attempts);
    if (counted.do === 'give-up') return this.failures.giveUp(input, counted.record);
    try {
      const report = await this.reports.about(input);
      const outcome = await this.storing.store(input, report, counted.record.attempts);
      return { ...outcome, counted };
    } catch (error) {
      if (input.delivery.signal.aborted) return this.failures.handBack(input, counted.record);
      return this.failures.failed(input, counted.record, error);
    }
  }
}
