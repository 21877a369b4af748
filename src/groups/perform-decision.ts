import { Injectable } from '@nestjs/common';
import { firingOf, type GroupSnapshot } from '../alerts/group.js';
import { Settings } from '../config/settings.js';
import type { Delivery } from '../jetstream/delivery.js';
import { ack, retryAfter, type Settlement } from '../jetstream/settlement.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { AnalyseGroup } from './analyse-group.js';
import { AnswerGroup } from './answer-group.js';
import type { CountedAttempts } from './attempts.js';
import { CommitGroup } from './commit-group.js';
import type { GroupDecision } from './decide.js';
import { earlierSummaries } from './earlier-summaries.js';
import { type Carried, carryNew, carryStored } from './group-message.js';
import type { ResultKind, StoredGroupResult } from './group-result.js';
import { type LastGroupResult, plain } from './group-results.js';
import { resolvedReport } from './resolved-report.js';

/** What a decision was made from. */
export interface Round {
  readonly snapshot: GroupSnapshot;
  readonly last: LastGroupResult | null;
  readonly delivery: Delivery;
  /** As counted before the lease was taken. */
  readonly attempts: CountedAttempts;
  /** The server's time when the lease was taken, ms since the epoch. */
  readonly serverNow: number;
}

/** Keeps the trigger of a group that has to be looked at again; what was done already stays done. */
const againIn = (afterMs: number, settlement: Settlement | 'again'): Settlement | 'again' =>
  afterMs > 0 && settlement !== 'again' && settlement.kind === 'ack'
    ? retryAfter(afterMs, 'joined-later')
    : settlement;

/** Does what was decided about a group (docs/stream-protocol.md "Work on a group"). */
@Injectable()
export class PerformDecision {
  constructor(
    private readonly commit: CommitGroup,
    private readonly analysis: AnalyseGroup,
    private readonly answers: AnswerGroup,
    private readonly settings: Settings,
  ) {}

  /** `again`: the stored result moved on meanwhile, so there is something else to decide. */
  async perform(
    decision: Exclude<GroupDecision, { do: 'renew' }>,
    round: Round,
  ): Promise<Settlement | 'again'> {
    switch (decision.do) {
      case 'nothing':
        return ack;
      case 'settle':
        return retryAfter(decision.afterMs, decision.why);
      case 'fan-out-stored':
        return round.last?.result
          ? againIn(
              decision.againMs,
              await this.answers.from({ sequence: round.last.sequence, result: round.last.result }, round),
            )
          : 'again';
      case 'note-resolved':
        return this.#commit(
          carryNew(
            resolvedReport(round.snapshot, this.settings.server.language),
            round.snapshot,
            earlierSummaries(round.last?.result?.value ?? null),
          ),
          'resolved_before_analysis',
          round,
        );
      case 'carry-over':
        return againIn(decision.againMs, await this.#carryOver(plain(round.last), decision.kind, round));
      case 'analyse':
        return this.#analyse(decision.kind, round);
    }
  }

  async #carryOver(
    stored: StoredGroupResult | null,
    kind: ResultKind,
    round: Round,
  ): Promise<Settlement | 'again'> {
    if (stored === null) return 'again';
    const over = firingOf(round.snapshot.members).length === 0;
    const { kind: before } = stored.result;
    return this.#commit(carryStored(stored, over), over || before !== 'update' ? kind : before, round);
  }

  async #commit(carried: Carried, kind: ResultKind, round: Round): Promise<Settlement | 'again'> {
    const { snapshot, last, delivery, serverNow } = round;
    const stored = await this.commit.after(last, {
      snapshot,
      carried,
      kind,
      attemptId: `0:${delivery.id}:${last?.sequence ?? 0}`,
      parent: delivery.headers[TRACEPARENT],
      serverNow,
    });
    return stored === 'conflict' ? 'again' : this.answers.from(stored, round);
  }

  async #analyse(kind: ResultKind, round: Round): Promise<Settlement> {
    const outcome = await this.analysis.run({ ...round, kind, waited: this.#waited(round) });
    if (outcome.kind === 'settled') return outcome.settlement;
    const { committed, counted: attempts = round.attempts } = outcome;
    return this.answers.from(committed, { ...round, attempts });
  }

  #waited({ snapshot, serverNow }: Round): { readonly queued: number; readonly settled: number } {
    const joined = firingOf(snapshot.members).map(({ state }) => state.firstAt);
    const queued = Math.max(0, serverNow - Math.max(...joined));
    return { queued, settled: Math.min(queued, this.settings.analysis.groupSettleSeconds * 1000) };
  }
}
