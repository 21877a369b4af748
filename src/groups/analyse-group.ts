import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../alerts/group.js';
import { Settings } from '../config/settings.js';
import type { Delivery } from '../jetstream/delivery.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import type { Settlement } from '../jetstream/settlement.js';
import type { Masked } from '../masking/index.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { Analyst } from '../analysis/analyst.js';
import type { AnalysisReport } from '../analysis/report.js';
import { AttemptRecords } from './attempt-records.js';
import { afterFailure, type AttemptRecord, handedBack } from './attempts.js';
import { CommitGroup, type Committed } from './commit-group.js';
import { reaches } from './decide.js';
import { carryNew } from './group-message.js';
import { earlierSummaries } from './earlier-summaries.js';
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
    if (counted.do === 'give-up') return this.#giveUp(input, counted.record);
    try {
      const report = await this.analyst.analyse(this.#request(input));
      return await this.#store(input, report, counted.record);
    } catch (error) {
      if (input.delivery.signal.aborted) return this.#handBack(input, counted.record);
      return this.#failed(input, counted.record, error);
    }
  }

  #request({ snapshot, last, delivery }: AnalyseInput) {
    const { reopenGraceSeconds, deadlineSeconds } = this.settings.analysis;
    return groupRequest(snapshot, {
      reopenGraceMs: reopenGraceSeconds * 1000,
      language: this.settings.server.language,
      history: earlierSummaries(last?.result?.value ?? null),
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
        carried: carryNew(timed, snapshot, earlierSummaries(input.last?.result?.value ?? null)),
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
    const { group } = input.snapshot;
    const failure = error instanceof StreamUnavailable ? 'publish-failed' : 'defect';
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const now = this.clock.now().getTime();
    const firstFailureAt = record.firstFailureAt ?? now;
    const { attempts } = record;
    const settlement = settleFailure({
      kind: 'analysis-failed',
      class: failure,
      reason,
      attempts,
      firstFailureAt,
    });
    this.logger.error('analysis_failed', { stage: 'work', group, attempts, settlement, error });
    if (settlement.kind === 'dead-letter') return this.#unlessAnswered(input, settlement);
    const afterMs = settlement.kind === 'retry' ? settlement.afterMs : 0;
    await this.#remember(group, afterFailure(record, { class: failure, now, afterMs }));
    return settled(settlement);
  }

  async #handBack({ snapshot }: AnalyseInput, record: AttemptRecord): Promise<AnalyseOutcome> {
    await this.#remember(snapshot.group, handedBack(record));
    return settled(settleFailure({ kind: 'stopping' }));
  }

  /** Its work was started too often without a result: it probably kills the process. */
  async #giveUp(input: AnalyseInput, record: AttemptRecord): Promise<AnalyseOutcome> {
    const { attempts, firstFailureAt } = record;
    const reason = `the analysis was started ${attempts} times without a result`;
    const failure = {
      kind: 'analysis-failed',
      class: record.class ?? 'max-attempts',
      reason,
      attempts,
      firstFailureAt,
    } as const;
    return this.#unlessAnswered(input, settleFailure(failure));
  }

  /** Before a message is given up, the group result is read once more. */
  async #unlessAnswered({ snapshot }: AnalyseInput, settlement: Settlement): Promise<AnalyseOutcome> {
    const reached = this.#reached(await this.results.last(snapshot.group), snapshot);
    return reached === null ? settled(settlement) : { kind: 'done', committed: reached };
  }

  /** Best effort: without it the message comes again a little early or late, nothing is lost. */
  async #remember(group: string, record: AttemptRecord): Promise<void> {
    await this.attempts.replace(group, record).catch((error: unknown) => {
      this.logger.warn('attempt_not_recorded', { group, error });
    });
  }
}
