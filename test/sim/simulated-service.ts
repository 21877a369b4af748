import type { AlertId } from '../../src/alerts/alert.js';
import type { GroupHash, GroupKey } from '../../src/alerts/group-key.js';
import type { GroupSnapshot } from '../../src/alerts/group.js';
import type { SentAlert } from '../../src/alerts/sent-alert.js';
import type { AlertState } from '../../src/alerts/state.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import type { AnsweredAlert } from '../../src/groups/group-results.js';
import type { Carried } from '../../src/groups/group-message.js';
import type { ResultKind, StoredGroupResult } from '../../src/groups/group-result.js';
import type { DueTimes } from '../../src/groups/due-times.js';
import type { Storm } from '../../src/groups/storm.js';
import type { WorkClass } from '../../src/jetstream/work-class.js';
import type { TokenBudget } from '../../src/llm/token-budget.js';
import type { Decisions } from './decisions.ts';
import { Ledger } from './ledger.ts';
import { type Random, randomOf } from './random.ts';
import { type AlertMessage, DAY, HOUR, MINUTE } from './synthetic-alerts.ts';
import { TimeQueue } from './time-queue.ts';

/** What an analysis and its results take. Defaults and where they are measured: `plans.ts`. */
export interface ServiceFigures {
  readonly modelMs: number;
  /** An analysis by the rules: reading the cluster and all else that is no model. */
  readonly rulesMs: number;
  /** A look at a group that ends without a commit. */
  readonly lookMs: number;
  /** Committing a stored report again. */
  readonly carryMs: number;
  /** One alert's result. */
  readonly fanOutMs: number;
  /** Alerts that all intake lanes together take in. */
  readonly intakePerSecond: number;
  readonly tokensPerAnalysis: number;
  /** Bytes of a report in a group's result, in an alert's, and in one of an alert of a large group. */
  readonly groupReportBytes: number;
  readonly alertReportBytes: number;
  readonly briefReportBytes: number;
}

/** When the model does not answer; times are ms since the epoch. */
export interface ModelOutage {
  readonly from: number;
  readonly to: number;
  /** `refused`: the key is, so the circuit opens and groups are analysed again when it closes. */
  readonly kind: 'away' | 'refused';
}

export interface ServicePlan {
  readonly start: number;
  readonly replicas: number;
  readonly lanes: number;
  /** Environment of the service, as settings have it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly figures: ServiceFigures;
  readonly outages: readonly ModelOutage[];
  readonly seed: number;
}

/** Headers and subject of a message, and what the file store adds: 22 bytes and a checksum of 8. */
const OVERHEAD = { alerts: 100, work: 200, results: 500 };
const RESULTS_KEPT = 7 * DAY;
const SWEEP_EVERY = 6 * HOUR;
const MAX_UPGRADES = 1000;

interface Trigger {
  readonly group: Group;
  readonly workClass: WorkClass;
  deliveries: number;
  readyAt: number;
}

interface Group {
  readonly hash: GroupHash;
  readonly key: GroupKey;
  readonly members: Map<AlertId, AlertState>;
  revision: number;
  stored: (StoredGroupResult & { readonly storedAt: number; readonly bytes: number }) | null;
  leased: boolean;
  /** At most one pending trigger of a subject, in flight or not. */
  readonly triggers: Record<WorkClass, Trigger | null>;
}

interface Replica {
  readonly storm: Storm;
  readonly due: DueTimes;
  readonly budget: TokenBudget;
  readonly upgrades: Set<Group>;
}

interface Lane {
  readonly replica: Replica;
  /** Begins with the normal class, so that it does not starve. */
  readonly isOther: boolean;
}

/** An alert as intake knows it: its group is decided once. */
interface Known {
  readonly id: AlertId;
  readonly group: Group;
}

interface Answered extends AnsweredAlert {
  readonly bytes: number;
}

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/**
 * The service over simulated time: intake, triggers, lanes and results as docs/stream-protocol.md has them, without its faults
 * (test/protocol/ has those). Whatever is decided is decided by the service's own functions.
 */
export class SimulatedService {
  readonly ledger: Ledger;
  readonly #is: Decisions;
  readonly #plan: ServicePlan;
  readonly #random: Random;
  readonly #settings: ReturnType<Decisions['loadSettings']>;
  readonly #events = new TimeQueue<() => void>();
  readonly #ready: Record<WorkClass, Trigger[]> = { critical: [], normal: [] };
  readonly #idle: Lane[] = [];
  readonly #replicas: Replica[] = [];
  readonly #known = new Map<string, Known>();
  readonly #groups = new Map<GroupHash, Group>();
  readonly #answers = new Map<AlertId, Answered>();
  /** Alerts whose last result does not say what is known of them, since when. */
  readonly #owed = new Map<AlertId, number>();
  #now: number;
  #intakeFreeAt = 0;
  #sequence = 0;
  #sweptAt: number;

  constructor(decisions: Decisions, plan: ServicePlan) {
    this.#is = decisions;
    this.#plan = plan;
    this.#random = randomOf(plan.seed);
    this.#settings = decisions.loadSettings(plan.settings);
    this.#now = plan.start;
    this.#sweptAt = plan.start;
    this.ledger = new Ledger(plan.start);
    for (let replica = 0; replica < plan.replicas; replica += 1) this.#startReplica();
    for (const { kind, to } of plan.outages)
      if (kind === 'refused') this.#events.push(to, () => this.#upgrade());
  }

  /** Takes all messages in, in their order, and works until nothing waits any more. */
  run(messages: Iterable<AlertMessage>): void {
    for (const message of messages) {
      this.#until(message.at);
      this.#receive(message);
    }
    this.#until(Infinity);
    this.#measure();
  }

  /** Alerts whose last result does not say what their state says. */
  unanswered(): readonly AlertId[] {
    return [...this.#groups.values()].flatMap(({ members }) =>
      [...members].filter(([id, state]) => !this.#tells(id, state)).map(([id]) => id),
    );
  }

  /** Alerts whose group is answered, as long as their state is kept. */
  get alerts(): number {
    return this.#answers.size;
  }

  get groups(): number {
    return this.#groups.size;
  }

  #startReplica(): void {
    const { Storm, DueTimes, TokenBudget } = this.#is;
    const { analysis, llm } = this.#settings;
    const replica: Replica = {
      storm: new Storm({
        groups: analysis.stormGroups,
        windowMs: analysis.stormWindowSeconds * 1000,
        modelAnalyses: analysis.stormModelAnalyses,
      }),
      due: new DueTimes(),
      budget: new TokenBudget(
        { perMinute: llm.budgetTokensPerMinute, perDay: llm.budgetTokensPerDay },
        { warn: () => undefined },
        () => this.#now,
      ),
      upgrades: new Set(),
    };
    this.#replicas.push(replica);
    for (let lane = 0; lane < this.#plan.lanes; lane += 1)
      this.#idle.push({ replica, isOther: lane === this.#plan.lanes - 1 });
  }

  #until(time: number): void {
    while (this.#events.size > 0 && this.#events.nextAt <= time) {
      this.#now = this.#events.nextAt;
      this.#events.pop()?.();
      this.#dispatch();
    }
    if (time !== Infinity) this.#now = time;
    if (this.#now - this.#sweptAt >= SWEEP_EVERY) this.#sweep();
  }

  // Intake

  #receive({ at, alert }: AlertMessage): void {
    this.ledger.count(at, 'messages');
    this.ledger.stored(at, 'alerts', sizeOf(alert) + OVERHEAD.alerts);
    const takenAt = Math.max(at, this.#intakeFreeAt) + 1000 / this.#plan.figures.intakePerSecond;
    this.#intakeFreeAt = takenAt;
    this.ledger.intakeMs.add(takenAt - at);
    this.#events.push(takenAt, () => this.#takeIn(alert, at));
  }

  #takeIn(sent: SentAlert, receivedAt: number): void {
    const { id, group } = this.#knownOf(sent);
    const fingerprint = id as unknown as SentAlert['fingerprint'];
    const seen = this.#is.observe({ ...sent, fingerprint }, this.#is.NO_CALLER, receivedAt);
    const before = group.members.get(id);
    const state = before === undefined ? seen : this.#is.mergeStates(before, seen);
    if (before === undefined || !this.#is.sameState(before, state)) {
      this.#sequence += 1;
      group.members.set(id, state);
      group.revision = this.#sequence;
    }
    if (this.#tells(id, state)) this.ledger.count(receivedAt, 'repeats');
    else if (!this.#owed.has(id)) this.#owed.set(id, receivedAt);
    this.#publish(group, this.#is.isUrgentAlert(sent.labels) ? 'critical' : 'normal');
  }

  #knownOf({ labels }: SentAlert): Known {
    const text = Object.values(labels).join(' ');
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const key = this.#is.groupKeyOf(labels, null);
    const hash = this.#is.groupHashOf(key);
    const group = this.#groups.get(hash) ?? {
      hash,
      key,
      members: new Map(),
      revision: 0,
      stored: null,
      leased: false,
      triggers: { critical: null, normal: null },
    };
    this.#groups.set(hash, group);
    const fresh = { id: this.#is.alertIdOf(this.#is.fingerprintOf(labels), null), group };
    this.#known.set(text, fresh);
    return fresh;
  }

  /** Whether an alert's last result says what is known of it. */
  #tells(id: AlertId, state: AlertState): boolean {
    const answer = this.#answers.get(id);
    const status = this.#is.statusOf(state, this.#graceMs);
    return answer !== undefined && answer.startsAt === state.startsAt && answer.status === status;
  }

  get #graceMs(): number {
    return this.#settings.analysis.reopenGraceSeconds * 1000;
  }

  // The queue

  #publish(group: Group, workClass: WorkClass): void {
    this.ledger.stored(this.#now, 'work', OVERHEAD.work);
    const trigger = { group, workClass, deliveries: 0, readyAt: this.#now };
    group.triggers[workClass] = trigger;
    this.#ready[workClass].push(trigger);
  }

  #isPending(trigger: Trigger): boolean {
    return trigger.group.triggers[trigger.workClass] === trigger;
  }

  #settle(trigger: Trigger, retryMs: number | null): void {
    if (!this.#isPending(trigger)) return;
    if (retryMs === null) {
      trigger.group.triggers[trigger.workClass] = null;
      return;
    }
    this.ledger.count(this.#now, 'handed back');
    this.#events.push(this.#now + retryMs, () => {
      trigger.readyAt = this.#now;
      if (this.#isPending(trigger)) this.#ready[trigger.workClass].push(trigger);
    });
  }

  #take(workClass: WorkClass): Trigger | null {
    const queue = this.#ready[workClass];
    for (let trigger = queue.shift(); trigger !== undefined; trigger = queue.shift())
      if (this.#isPending(trigger)) return trigger;
    return null;
  }

  #dispatch(): void {
    const { critical, normal } = this.#ready;
    this.ledger.mostWaiting = Math.max(this.ledger.mostWaiting, critical.length + normal.length);
    while (critical.length + normal.length > 0) {
      const lane = this.#idle.shift();
      if (lane === undefined) return;
      const order = lane.isOther ? (['normal', 'critical'] as const) : (['critical', 'normal'] as const);
      const trigger = this.#take(order[0]) ?? this.#take(order[1]);
      if (trigger === null) {
        this.#idle.unshift(lane);
        return;
      }
      this.ledger.queuedMs[trigger.workClass].add(this.#now - trigger.readyAt);
      this.#work(trigger, lane);
    }
  }

  /** A lane is busy for a time, then does something and is idle again. */
  #busy(lane: Lane, ms: number, then: () => void): void {
    this.ledger.busyMs += ms;
    this.#events.push(this.#now + ms, () => {
      then();
      this.#idle.push(lane);
    });
  }

  // A group

  #work(trigger: Trigger, lane: Lane): void {
    const { group } = trigger;
    const { lookMs, carryMs } = this.#plan.figures;
    trigger.deliveries += 1;
    const dueMs = lane.replica.due.remainderMs(group.hash, this.#now);
    if (dueMs > 0) return this.#busy(lane, 1, () => this.#settle(trigger, dueMs));
    if (group.leased)
      return this.#busy(lane, lookMs, () => this.#settle(trigger, this.#leaseHeldMs(trigger)));
    const snapshot = this.#snapshotOf(group);
    const stored = this.#storedOf(group);
    const decision = this.#decide(snapshot, stored, lane.replica);
    if (decision.do === 'renew') {
      this.#sequence += 1;
      group.revision = this.#sequence;
      return this.#work(trigger, lane);
    }
    if (decision.do === 'settle') {
      lane.replica.due.waits(group.hash, decision.afterMs, this.#now);
      return this.#busy(lane, lookMs, () => this.#settle(trigger, decision.afterMs));
    }
    group.leased = true;
    const end = (ms: number, then: () => void, againMs = 0) =>
      this.#busy(lane, ms, () => {
        then();
        group.leased = false;
        this.#settle(trigger, againMs > 0 ? againMs : null);
      });
    switch (decision.do) {
      case 'nothing':
        return end(lookMs, () => undefined);
      case 'fan-out-stored':
        return end(lookMs, () => stored !== null && this.#fanOut(stored), decision.againMs);
      case 'note-resolved':
        this.ledger.count(this.#now, 'resolved before');
        return end(carryMs, () => {
          const carried = this.#is.carryNew(this.#is.resolvedReport(snapshot, 'en'), snapshot, []);
          this.#commit(group, { snapshot, stored, carried, kind: 'resolved_before_analysis' });
        });
      case 'carry-over':
        this.ledger.count(this.#now, 'carried');
        return end(
          carryMs + this.#fanOutMs(snapshot, stored),
          () => this.#carry(group, snapshot, stored, decision.kind),
          decision.againMs,
        );
      case 'analyse': {
        const reason = this.#withoutModel(snapshot, lane.replica);
        this.ledger.count(this.#now, reason ?? 'model analyses');
        const ms = this.#analysisMs(reason) + snapshot.members.length * this.#plan.figures.fanOutMs;
        return end(ms, () => {
          const carried = this.#is.carryNew(this.#report(snapshot, reason), snapshot, []);
          const result = this.#commit(group, { snapshot, stored, carried, kind: decision.kind });
          this.#noteUpgrade(lane.replica, group, result);
        });
      }
    }
  }

  #leaseHeldMs({ deliveries }: Trigger): number {
    const leaseTtlMs = this.#settings.stream.leaseTtlSeconds * 1000;
    const settlement = this.#is.settleFailure({ kind: 'lease-held', deliveries, leaseTtlMs }, this.#random);
    return settlement.kind === 'retry' ? settlement.afterMs : 0;
  }

  #snapshotOf({ hash, key, members, revision }: Group): GroupSnapshot {
    return {
      group: hash,
      key,
      revision,
      incarnation: 'simulated',
      members: [...members].map(([id, state]) => this.#is.memberOf(id, state, this.#graceMs)),
    };
  }

  /** The last result, while the stream keeps it. */
  #storedOf({ stored }: Group): Group['stored'] {
    return stored !== null && this.#now - stored.storedAt < RESULTS_KEPT ? stored : null;
  }

  #decide(snapshot: GroupSnapshot, stored: Group['stored'], replica: Replica) {
    const { groupSettleSeconds, groupSettleMaxSeconds, carryMinSeconds, reanalyseMinSeconds } =
      this.#settings.analysis;
    const decision = this.#is.decide({
      snapshot,
      stored: stored?.result ?? null,
      circuit: this.#outage()?.kind === 'refused' ? 'open' : 'closed',
      settle: { quietMs: groupSettleSeconds * 1000, maxMs: groupSettleMaxSeconds * 1000 },
      carry: { everyMs: carryMinSeconds * 1000, storedAt: stored?.storedAt ?? 0 },
      reanalyse: { everyMs: reanalyseMinSeconds * 1000, isHeld: replica.storm.isOn(this.#now) },
      flaps: this.#is.flapLimitsOf(this.#settings.analysis),
      serverNow: this.#now,
    });
    if (this.#is.isBeginning(decision)) replica.storm.begins(snapshot.group, this.#now);
    return decision;
  }

  #outage(): ModelOutage | undefined {
    return this.#plan.outages.find(({ from, to }) => this.#now >= from && this.#now < to);
  }

  /** Why the model is not asked; `null` when it is, and what it costs is taken from the budget. */
  #withoutModel(snapshot: GroupSnapshot, { storm, budget }: Replica) {
    const maxAgeMs = this.#settings.analysis.maxAgeMinutes * MINUTE;
    if (this.#is.isLate(snapshot, maxAgeMs, this.#now)) return 'late' as const;
    if (!storm.admits(snapshot.group, snapshot.key, this.#is.isCritical(snapshot), this.#now))
      return 'storm' as const;
    const outage = this.#outage();
    if (outage !== undefined)
      return outage.kind === 'refused' ? ('llm_auth' as const) : ('llm_unavailable' as const);
    const { tokensPerAnalysis } = this.#plan.figures;
    try {
      budget.reserve(() => tokensPerAnalysis, false);
    } catch {
      return 'budget' as const;
    }
    this.ledger.count(this.#now, 'tokens', tokensPerAnalysis);
    return null;
  }

  #analysisMs(reason: string | null): number {
    const { modelMs, rulesMs } = this.#plan.figures;
    return rulesMs + (reason === null ? modelMs * (0.5 + this.#random()) : 0);
  }

  #fanOutMs(snapshot: GroupSnapshot, stored: Group['stored']): number {
    const changed = Math.max(0, snapshot.members.length - (stored?.result.group.members.length ?? 0));
    return changed * this.#plan.figures.fanOutMs;
  }

  #report(snapshot: GroupSnapshot, reason: string | null): AnalysisReport {
    const report = this.#is.resolvedReport(snapshot, 'en');
    const model = reason === null ? { provider: 'simulated', id: 'simulated' } : null;
    return { ...report, provenance: { ...report.provenance, model, reason } };
  }

  #carry(group: Group, snapshot: GroupSnapshot, stored: Group['stored'], kind: ResultKind): void {
    if (stored === null) return;
    const over = this.#is.firingOf(snapshot.members).length === 0;
    const carried = this.#is.carryStored(stored, over);
    this.#commit(group, { snapshot, stored, carried, kind: over ? kind : stored.result.kind });
  }

  #commit(
    group: Group,
    input: {
      readonly snapshot: GroupSnapshot;
      readonly stored: StoredGroupResult | null;
      readonly carried: Carried;
      readonly kind: ResultKind;
    },
  ): StoredGroupResult {
    const lastSequence = input.stored?.sequence ?? 0;
    const flaps = this.#is.flapLimitsOf(this.#settings.analysis);
    const times = { serverNow: this.#now, reopenGraceMs: this.#graceMs };
    const result = this.#is.groupMessage({ ...input, ...times, lastSequence, flaps });
    this.#sequence += 1;
    const read = input.kind === 'resolved_before_analysis' ? 0 : this.#plan.figures.groupReportBytes;
    const bytes = sizeOf(result) + read + OVERHEAD.results;
    group.stored = { sequence: this.#sequence, result, storedAt: this.#now, bytes };
    this.ledger.count(this.#now, 'group results');
    this.ledger.stored(this.#now, 'results', bytes);
    this.#fanOut(group.stored);
    return group.stored;
  }

  #fanOut({ sequence, result }: StoredGroupResult): void {
    const analysis = result.analysisSequence ?? sequence;
    const { alertReportBytes, briefReportBytes } = this.#plan.figures;
    const bytes = (this.#is.isBrief(result) ? briefReportBytes : alertReportBytes) + OVERHEAD.results;
    for (const member of result.group.members) {
      const { id, startsAt, status } = member;
      if (this.#is.alreadyAnswered(this.#answers.get(id) ?? null, member, { group: sequence, analysis }))
        continue;
      this.#answers.set(id, {
        sequence,
        groupSequence: sequence,
        analysisSequence: analysis,
        startsAt,
        status,
        bytes,
      });
      this.ledger.count(this.#now, 'alert results');
      this.ledger.stored(this.#now, 'results', bytes);
      this.#paid(id, result.group.id, result.outline.severity);
    }
  }

  #paid(id: AlertId, hash: GroupHash, severity: number): void {
    const state = this.#groups.get(hash)?.members.get(id);
    const since = this.#owed.get(id);
    if (state === undefined || since === undefined || !this.#tells(id, state)) return;
    this.#owed.delete(id);
    const critical = severity >= this.#is.severityRank({ severity: 'critical' });
    this.ledger.answerMs[critical ? 'critical' : 'normal'].add(this.#now - since);
  }

  #noteUpgrade({ upgrades }: Replica, group: Group, { result }: StoredGroupResult): void {
    upgrades.delete(group);
    if (this.#is.wantsUpgrade(result, 'closed') && upgrades.size < MAX_UPGRADES) upgrades.add(group);
  }

  /** The key is accepted again. */
  #upgrade(): void {
    for (const { upgrades } of this.#replicas) {
      for (const group of upgrades) this.#publish(group, 'normal');
      upgrades.clear();
    }
  }

  // Retention

  #sweep(): void {
    this.#measure();
    this.#sweptAt = this.#now;
    const oldest = this.#now - this.#settings.analysis.stateRetentionHours * HOUR;
    for (const [text, { id, group }] of this.#known) {
      const state = group.members.get(id);
      const resolvedAt =
        state && this.#is.statusOf(state, this.#graceMs) === 'resolved'
          ? this.#is.resolveOf(state)?.at
          : undefined;
      if (resolvedAt === undefined || resolvedAt > oldest || this.#owed.has(id)) continue;
      group.members.delete(id);
      this.#known.delete(text);
      this.#answers.delete(id);
      if (
        group.members.size === 0 &&
        !group.leased &&
        group.triggers.critical === null &&
        group.triggers.normal === null
      )
        this.#groups.delete(group.hash);
    }
  }

  #measure(): void {
    let [states, last] = [0, 0];
    for (const group of this.#groups.values()) {
      const some = group.members.values().next().value;
      if (some !== undefined) states += group.members.size * (sizeOf(some) + OVERHEAD.alerts);
      last += this.#storedOf(group)?.bytes ?? 0;
    }
    for (const { bytes } of this.#answers.values()) last += bytes;
    this.ledger.peakStateBytes = Math.max(this.ledger.peakStateBytes, states);
    this.ledger.peakLastBytes = Math.max(this.ledger.peakLastBytes, last);
  }
}
