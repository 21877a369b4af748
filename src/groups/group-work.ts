import { Injectable } from '@nestjs/common';
import { firingOf, type GroupSnapshot } from '../alerts/group.js';
import { Settings } from '../config/settings.js';
import { AlertStates } from '../jetstream/alert-states.js';
import type { Delivery } from '../jetstream/delivery.js';
import { Leases } from '../jetstream/lease.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import { ack, retryAfter, type Settlement } from '../jetstream/settlement.js';
import type { Trigger } from '../jetstream/triggers.js';
import { ModelCircuit } from '../llm/circuit.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { AnalyseGroup } from './analyse-group.js';
import { AttemptRecords } from './attempt-records.js';
import { CommitGroup, type Committed } from './commit-group.js';
import { decide, type GroupDecision } from './decide.js';
import { earlierSummaries } from './earlier-summaries.js';
import { FanOut } from './fan-out.js';
import { type Carried, carryNew, carryStored } from './group-message.js';
import type { ResultKind, StoredGroupResult } from './group-result.js';
import { GroupResults, type LastGroupResult, plain } from './group-results.js';
import { resolvedReport } from './resolved-report.js';
import { ModelUpgrades } from './model-upgrades.js';

/** Times that the stored result may change under one delivery before it is handed back. */
const MAX_ROUNDS = 5;

type Round = {
  readonly snapshot: GroupSnapshot;
  readonly last: LastGroupResult | null;
  readonly delivery: Delivery;
  readonly serverNow: number;
};

/** Works one trigger: the steps of design.md 4.4, whose decisions are in `decide.ts`. */
@Injectable()
export class GroupWork {
  constructor(
    private readonly leases: Leases,
    private readonly states: AlertStates,
    private readonly attempts: AttemptRecords,
    private readonly results: GroupResults,
    private readonly commit: CommitGroup,
    private readonly analysis: AnalyseGroup,
    private readonly fanOut: FanOut,
    private readonly upgrades: ModelUpgrades,
    private readonly circuit: ModelCircuit,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @throws {StreamUnavailable} when the state could not be read or written: the message must be handed back */
  async handle(trigger: Trigger, delivery: Delivery): Promise<Settlement> {
    const record = await this.attempts.read(trigger.group);
    const early = (record?.notBefore ?? 0) - this.clock.now().getTime();
    if (early > 0) return retryAfter(early, 'backoff');
    const lease = await this.leases.acquire(trigger.group, delivery.id);
    if (lease === null) {
      return settleFailure({ kind: 'lease-held', leaseTtlMs: this.settings.stream.leaseTtlSeconds * 1000 });
    }
    try {
      return await this.#underLease(trigger, delivery, lease.serverNow);
    } finally {
      await lease.release();
    }
  }

  async #underLease(trigger: Trigger, delivery: Delivery, serverNow: number): Promise<Settlement> {
    const snapshot = await this.states.snapshot(trigger.group, trigger.key, trigger.revision);
    for (let rounds = 0; rounds < MAX_ROUNDS; rounds += 1) {
      const last = await this.results.last(trigger.group);
      const decision = this.#decide(snapshot, last, serverNow);
      this.logger.debug('group_decided', {
        stage: 'work',
        group: trigger.group,
        revision: snapshot.revision,
        decision,
      });
      const settlement = await this.#perform(decision, { snapshot, last, delivery, serverNow });
      if (settlement !== 'again') return settlement;
    }
    throw new StreamUnavailable("a group's result changes too fast to be answered");
  }

  #decide(snapshot: GroupSnapshot, last: LastGroupResult | null, serverNow: number): GroupDecision {
    const { groupSettleSeconds, groupSettleMaxSeconds } = this.settings.analysis;
    return decide({
      snapshot,
      stored: plain(last)?.result ?? null,
      circuit: this.circuit.state,
      settle: { quietMs: groupSettleSeconds * 1000, maxMs: groupSettleMaxSeconds * 1000 },
      serverNow,
    });
  }

  async #perform(decision: GroupDecision, round: Round): Promise<Settlement | 'again'> {
    switch (decision.do) {
      case 'nothing':
        return ack;
      case 'settle':
        return retryAfter(decision.afterMs, 'settling');
      case 'fan-out-stored':
        return round.last?.result
          ? this.#answer({ sequence: round.last.sequence, result: round.last.result }, round.delivery)
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
        return this.#carryOver(plain(round.last), decision.kind, round);
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
    return this.#commit(carryStored(stored, over), over ? kind : stored.result.kind, round);
  }

  async #commit(
    carried: Carried,
    kind: ResultKind,
    { snapshot, last, delivery }: Round,
  ): Promise<Settlement | 'again'> {
    const stored = await this.commit.after(last, {
      snapshot,
      carried,
      kind,
      attemptId: `0:${delivery.id}:${last?.sequence ?? 0}`,
      parent: delivery.headers[TRACEPARENT],
    });
    return stored === 'conflict' ? 'again' : this.#answer(stored, delivery);
  }

  async #analyse(kind: ResultKind, round: Round): Promise<Settlement> {
    const outcome = await this.analysis.run({ ...round, kind, waited: this.#waited(round) });
    return outcome.kind === 'settled' ? outcome.settlement : this.#answer(outcome.committed, round.delivery);
  }

  async #answer({ sequence, result }: Committed, delivery: Delivery): Promise<Settlement> {
    await this.fanOut.publish(sequence, result, delivery.headers[TRACEPARENT]);
    await this.attempts.reset(result.value.group.id);
    this.upgrades.note(result.value);
    return ack;
  }

  #waited({ snapshot, serverNow }: Round): { readonly queued: number; readonly settled: number } {
    const joined = firingOf(snapshot.members).map(({ state }) => state.firstAt);
    const queued = Math.max(0, serverNow - Math.max(...joined));
    return { queued, settled: Math.min(queued, this.settings.analysis.groupSettleSeconds * 1000) };
  }
}
