import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../../alerts/group.js';
import { Settings } from '../../config/settings.js';
import type { Delivery } from '../../jetstream/delivery.js';
import { StreamUnavailable } from '../../jetstream/ports.js';
import { retryDelayMs } from '../../jetstream/retry-delay.js';
import { deadLetter, retryAfter, type Settlement } from '../../jetstream/settlement.js';
import type { Masked } from '../../masking/index.js';
import { Clock } from '../../telemetry/clock.js';
import { Logger } from '../../telemetry/logger.js';
import { TRACEPARENT } from '../../telemetry/trace-context.js';
import { Analyst } from '../analyst.js';
import type { AnalysisReport } from '../report.js';
import { AttemptRecords } from './attempt-records.js';
import { afterFailure, type AttemptRecord, handedBack, MAX_ATTEMPTS } from './attempts.js';
import { CommitGroup, type Committed } from './commit-group.js';
import { reaches } from './decide.js';
import { carryNew } from './group-message.js';
import { groupRequest } from './group-request.js';
import type { ResultKind } from './group-result.js';
import { GroupResults, type LastGroupResult } from './group-results.js';

const MAX_CONFLICTS = 5;

export interface AnalyseInput {
  readonly snapshot: GroupSnapshot;
  readonly last: LastGroupResult | null;
  readonly kind: ResultKind;
  readonly delivery: Delivery;
  /** Milliseconds spent before the work began, for `provenance.timings`. */
  readonly waited: Readonly<Record<'queued' | 'settled', number>>;
}

/** `done`: this is stored now and answers the snapshot. `settled`: nothing was stored, this becomes of the message. */
export type AnalyseOutcome =
  | { readonly kind: 'done'; readonly committed: Committed }
  | { readonly kind: 'settled'; readonly settlement: Settlement };

const settled = (settlement: Settlement): AnalyseOutcome => ({ kind: 'settled', settlement });

/** Analyses a group once and stores the result: counts the attempt, runs the pipeline, commits (design.md 4.4, step 7). */
@Injectable()
export class AnalyseGroup {
  constructor(
    private readonly analyst: Analyst,
    private readonly attempts: AttemptRecords,
    private readonly results: GroupResults,
    private readonly commit: CommitGroup,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws {StreamUnavailable} before the attempt was counted */
  async run(input: AnalyseInput): Promise<AnalyseOutcome> {
    const counted = await this.attempts.count(input.snapshot);
    if (counted.do === 'give-up')
      return this.#giveUp(input, counted.record, 'its work was started too often without a result');
    try {
      const report = await this.analyst.analyse(this.#request(input));
      return await this.#store(input, report, counted.record);
    } catch (error) {
      if (input.delivery.signal.aborted) return this.#handBack(input, counted.record);
      return this.#failed(input, counted.record, error);
    }
  }

  #request({ snapshot, delivery }: AnalyseInput) {
    const { reopenGraceSeconds, deadlineSeconds } = this.settings.analysis;
    return groupRequest(snapshot, {
      reopenGraceMs: reopenGraceSeconds * 1000,
      language: this.settings.server.language,
      signal: delivery.signal,
      deadlineAt: this.clock.now().getTime() + deadlineSeconds * 1000,
    });
  }

  async #store(
    input: AnalyseInput,
    report: Masked<AnalysisReport>,
    record: AttemptRecord,
  ): Promise<AnalyseOutcome> {
    const { snapshot, kind, delivery, waited } = input;
    const { provenance } = report.value;
    const timed = {
      ...report.value,
      provenance: { ...provenance, timings: { ...waited, ...provenance.timings } },
    };
    let { last } = input;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const attemptId = `${record.attempts}:${delivery.id}:${conflicts}`;
      const stored = await this.commit.after(last, {
        snapshot,
        carried: carryNew(timed, snapshot),
        kind,
        attemptId,
        parent: delivery.headers[TRACEPARENT],
      });
      if (stored !== 'conflict') return { kind: 'done', committed: stored };
      last = await this.results.last(snapshot.group);
      const reached = this.#reached(last, snapshot);
      if (reached !== null) return { kind: 'done', committed: reached };
    }
    throw new StreamUnavailable("a group's result changes too fast to be written");
  }

  #reached(last: LastGroupResult | null, snapshot: GroupSnapshot): Committed | null {
    return last?.result && reaches(last.result.value, snapshot)
      ? { sequence: last.sequence, result: last.result }
      : null;
  }

  async #failed(input: AnalyseInput, record: AttemptRecord, error: unknown): Promise<AnalyseOutcome> {
    const failure = error instanceof StreamUnavailable ? 'publish-failed' : 'defect';
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const afterMs = retryDelayMs(record.attempts);
    this.logger.error('analysis_failed', {
      stage: 'work',
      group: input.snapshot.group,
      attempts: record.attempts,
      class: failure,
      afterMs,
      error,
    });
    const now = this.clock.now().getTime();
    const next = afterFailure(record, { class: failure, now, afterMs });
    if (record.attempts >= MAX_ATTEMPTS) return this.#giveUp(input, next, reason);
    await this.#remember(input.snapshot.group, next);
    return settled(retryAfter(afterMs, failure));
  }

  async #handBack({ snapshot }: AnalyseInput, record: AttemptRecord): Promise<AnalyseOutcome> {
    await this.#remember(snapshot.group, handedBack(record));
    return settled(retryAfter(0, 'the process stops'));
  }

  async #giveUp({ snapshot }: AnalyseInput, record: AttemptRecord, reason: string): Promise<AnalyseOutcome> {
    const reached = this.#reached(await this.results.last(snapshot.group), snapshot);
    if (reached !== null) return { kind: 'done', committed: reached };
    const { attempts, firstFailureAt } = record;
    return settled(
      deadLetter({ stage: 'work', class: record.class ?? 'max-attempts', reason, attempts, firstFailureAt }),
    );
  }

  /** Best effort: without it the message comes again a little early or late, nothing is lost. */
  async #remember(group: string, record: AttemptRecord): Promise<void> {
    await this.attempts.replace(group, record).catch((error: unknown) => {
      this.logger.warn('attempt_not_recorded', { group, error });
    });
  }
}
