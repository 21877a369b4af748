import { Injectable } from '@nestjs/common';
import { MessageTooLarge } from '../jetstream/nats-message-log.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { errorText, settleFailure } from '../jetstream/settle-failure.js';
import type { Settlement } from '../jetstream/settlement.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { type AnalyseInput, type AnalyseOutcome, reached, settled } from './analyse-input.js';
import { AttemptRecords } from './attempt-records.js';
import { afterFailure, type AttemptRecord, handedBack } from './attempts.js';
import { GroupResults } from './group-results.js';

/** Class of an orderly failure that is not the stream's. */
const DEFECT = 'defect';

/** What becomes of an attempt that ended without a result. */
@Injectable()
export class FailedAttempts {
  constructor(
    private readonly attempts: AttemptRecords,
    private readonly results: GroupResults,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** It failed in an orderly way: it is tried again, or given up. */
  async failed(input: AnalyseInput, record: AttemptRecord, error: unknown): Promise<AnalyseOutcome> {
    const { group } = input.snapshot;
    if (error instanceof StreamUnavailable) return this.#notStored(input, record, error);
    const reason = errorText(error);
    const now = this.clock.now().getTime();
    const firstFailureAt = record.firstFailureAt ?? now;
    const { attempts } = record;
    const settlement = settleFailure(
      error instanceof MessageTooLarge
        ? { kind: 'invalid-input', stage: 'work', reason }
        : { kind: 'analysis-failed', class: DEFECT, reason, attempts, firstFailureAt },
    );
    this.logger.error('analysis_failed', { stage: 'work', group, attempts, settlement, error });
    if (settlement.kind === 'dead-letter') return this.#unlessAnswered(input, settlement);
    const afterMs = settlement.kind === 'retry' ? settlement.afterMs : 0;
    await this.#remember(group, afterFailure(record, { class: DEFECT, now, afterMs }));
    return settled(settlement);
  }

  /** The report is there and waits for the stream: no attempt is charged. */
  async #notStored(input: AnalyseInput, record: AttemptRecord, error: Error): Promise<AnalyseOutcome> {
    const { group } = input.snapshot;
    const { deliveryCount: deliveries } = input.delivery;
    this.logger.warn('result_not_stored', { stage: 'work', group, error });
    await this.#remember(group, handedBack(record));
    return settled(settleFailure({ kind: 'stream-unavailable', deliveries }));
  }

  /** The process stops. */
  async handBack({ snapshot }: AnalyseInput, record: AttemptRecord): Promise<AnalyseOutcome> {
    await this.#remember(snapshot.group, handedBack(record));
    return settled(settleFailure({ kind: 'stopping' }));
  }

  /** Its work was started too often without a result: it probably kills the process. */
  async giveUp(input: AnalyseInput, record: AttemptRecord): Promise<AnalyseOutcome> {
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
    const committed = reached(await this.results.last(snapshot.group), snapshot);
    return committed === null ? settled(settlement) : { kind: 'done', committed };
  }

  /** Best effort: without it the message comes again a little early or late, nothing is lost. */
  async #remember(group: string, record: AttemptRecord): Promise<void> {
    await this.attempts.replace(group, record).catch((error: unknown) => {
      this.logger.warn('attempt_not_recorded', { group, error });
    });
  }
}
