import type { Alert } from '../../src/alerts/alert.js';
import { type GroupHash, groupHashOf } from '../../src/alerts/group-key.js';
import type { ModelCircuit } from '../../src/llm/circuit.js';
import { Analyst } from '../../src/analysis/analyst.js';
import { AnalyseGroup } from '../../src/groups/analyse-group.js';
import { AttemptRecords } from '../../src/groups/attempt-records.js';
import { CommitGroup } from '../../src/groups/commit-group.js';
import { FanOut } from '../../src/groups/fan-out.js';
import { GroupResults } from '../../src/groups/group-results.js';
import { AnswerGroup } from '../../src/groups/answer-group.js';
import { FinishedReports } from '../../src/groups/finished-reports.js';
import { FailedAttempts } from '../../src/groups/failed-attempts.js';
import { GroupAnalyst } from '../../src/groups/group-analyst.js';
import { GroupDecisions } from '../../src/groups/group-decisions.js';
import { GroupReports } from '../../src/groups/group-reports.js';
import { GroupRequests } from '../../src/groups/group-requests.js';
import { GroupRounds } from '../../src/groups/group-rounds.js';
import { OverWatch } from '../../src/groups/over-watch.js';
import { PerformDecision } from '../../src/groups/perform-decision.js';
import { StormWatch } from '../../src/groups/storm-watch.js';
import { SiblingReports } from '../../src/groups/sibling-reports.js';
import { StoreAnalysis } from '../../src/groups/store-analysis.js';
import { GroupWork } from '../../src/groups/group-work.js';
import { ModelUpgrades } from '../../src/groups/model-upgrades.js';
import { resolvedReport } from '../../src/groups/resolved-report.js';
import { WorkController } from '../../src/groups/work.controller.js';
import { loadSettings } from '../../src/config/load.js';
import { IntakeController } from '../../src/intake/intake.controller.js';
import { JoinGroup } from '../../src/intake/join-group.js';
import { IntakeRecord } from '../../src/intake/intake-record.js';
import { SentBodies } from '../../src/intake/senders/sent-bodies.js';
import { TakeIn } from '../../src/intake/take-in.js';
import { AlertStates } from '../../src/jetstream/alert-states.js';
import { DeadLetters } from '../../src/jetstream/dead-letters.js';
import type { Delivery } from '../../src/jetstream/delivery.js';
import { GroupMemberships } from '../../src/jetstream/group-membership.js';
import { Leases } from '../../src/jetstream/lease.js';
import { fromBytes, StreamUnavailable, toBytes } from '../../src/jetstream/ports.js';
import type { Settlement } from '../../src/jetstream/settlement.js';
import { SilentMeter } from '../../src/telemetry/metrics/meter.js';
import { WorkClasses } from '../../src/jetstream/work-class.js';
import { Triggers } from '../../src/jetstream/triggers.js';
import { EMPTY } from 'rxjs';
import { MemoryLogger } from '../support/memory-logger.js';
import { PlainMasker } from '../support/plain-masker.js';
import { type Call, type SimulatedServer, WorkerBuckets, WorkerLog } from './simulated-ports.js';
import { type QueuedMessage, SimulatedBucket, SimulatedQueue, SimulatedStream } from './simulated-server.js';

const START = Date.parse('2026-03-02T09:00:00Z');

const defaults = loadSettings({
  GROUP_SETTLE_SECONDS: '0',
  GROUP_SETTLE_MAX_SECONDS: '0',
  CARRY_MIN_SECONDS: '0',
  STREAM_ACK_WAIT_SECONDS: '599',
  STREAM_LEASE_TTL_SECONDS: '600',
  STREAM_HEARTBEAT_SECONDS: '199',
  STATE_RETENTION_HOURS: '1',
  ANALYSIS_MAX_AGE_MINUTES: '0',
});

/** What keeps workers from undoing each other, by what it guards. */
export const FENCES = ['alert state', 'lease', 'group result', 'alert result'] as const;
export type Fence = (typeof FENCES)[number];

const UNFENCED: Partial<Record<Fence, string>> = {
  'group result': 'kuberca.results.group.',
  'alert result': 'kuberca.results.alert.',
};

/** @param maxMembers of a group: those beyond are in siblings */
const settingsWith = (maxMembers: number | null) =>
  maxMembers === null
    ? defaults
    : { ...defaults, analysis: { ...defaults.analysis, groupMaxMembers: maxMembers } };

/** What a world is made with. */
export interface WorldOptions {
  /** A fence that is taken out, to see that it is needed. */
  readonly without?: Fence | null;
  readonly maxMembers?: number | null;
}

interface PendingCall {
  readonly worker: number;
  readonly run: () => void;
  readonly fail: (executed: boolean) => void;
}

/** A handling that is under way, from delivery to settlement. */
interface Handling {
  readonly worker: number;
  readonly queue: SimulatedQueue;
  readonly message: QueuedMessage;
  readonly delivery: number;
}

/** Both stages as one process holds them, over the simulated server. */
interface Worker {
  readonly intake: IntakeController;
  readonly work: WorkController;
}

/**
 * Two processes on one simulated server, driven step by step: which call is served next, which message is delivered to
 * whom, who crashes, whose lease or `ack_wait` ends. The code under test is the real one; only the server is simulated.
 */
export class World {
  readonly alerts = new SimulatedQueue(false);
  readonly server: SimulatedServer;
  /** Model calls by group. */
  readonly modelCalls = new Map<GroupHash, number>();
  #clock = START;
  #delivery = 0;
  readonly #workers: [Worker, Worker];
  #calls: PendingCall[] = [];
  readonly #handlings = new Set<Handling>();
  /** Rises with each crash: what an earlier life of a worker still asks is never served. */
  readonly #lives: [number, number] = [0, 0];
  /** A process that stands still: the server neither hears nor serves it. */
  #paused: number | null = null;

  readonly #settings: typeof defaults;

  constructor({ without = null, maxMembers = null }: WorldOptions = {}) {
    this.#settings = settingsWith(maxMembers);
    const now = (): number => this.#clock;
    this.server = {
      alertState: new SimulatedBucket(now, without !== 'alert state'),
      groupOf: new SimulatedBucket(now),
      lease: new SimulatedBucket(now, without !== 'lease'),
      attempts: new SimulatedBucket(now),
      results: new SimulatedStream(without === null ? null : (UNFENCED[without] ?? null)),
      dead: new SimulatedStream(),
      work: new SimulatedQueue(true),
      now,
    };
    this.#workers = [this.#start(0), this.#start(1)];
  }

  /** Alerts arrive in one message; `at` is when the stream received it, in ms after the start. */
  publish(alerts: readonly Alert[], at: number): void {
    const [alone, ...more] = alerts;
    const body = more.length === 0 ? alone : { version: '4', alerts };
    this.alerts.publish('kuberca.alerts.x', toBytes(body), START + at);
  }

  get idle(): boolean {
    return (
      this.#calls.length === 0 &&
      this.#handlings.size === 0 &&
      this.alerts.size === 0 &&
      this.server.work.size === 0
    );
  }

  /** What may happen next without a fault. */
  steps(): readonly (() => void)[] {
    const running = [0, 1].filter((worker) => worker !== this.#paused);
    const deliver = (queue: SimulatedQueue, worker: number): readonly (() => void)[] =>
      queue.waiting().map((message) => () => this.#deliver(queue, message, worker));
    return [
      ...this.#calls.filter(({ worker }) => worker !== this.#paused).map((call) => () => this.#serve(call)),
      ...running.flatMap((worker) => [...deliver(this.alerts, worker), ...deliver(this.server.work, worker)]),
    ];
  }

  /** What may go wrong next. */
  faults(): readonly (() => void)[] {
    return [
      ...[0, 1].map((worker) => () => this.#crash(worker)),
      ...[0, 1].map((worker) => () => this.#pause(worker)),
      ...this.server.lease.keys().map((key) => () => this.server.lease.expire(key)),
      ...[this.alerts, this.server.work]
        .flatMap((queue) => queue.inFlight())
        .map((message) => () => (message.heldBy = null)),
      ...this.#calls.flatMap((call) => [() => this.#lose(call, false), () => this.#lose(call, true)]),
    ];
  }

  /** Time passes: backoffs and the leases of the dead end. */
  heal(): void {
    this.#clock += 4 * 3_600_000;
    this.#paused = null;
    const alive = new Set([...this.#handlings].map(({ delivery }) => `d${delivery}`));
    for (const key of this.server.lease.keys()) {
      const value = this.server.lease.read(key)?.value;
      if (value && !alive.has(fromBytes<{ delivery: string }>(value).delivery)) this.server.lease.expire(key);
    }
  }

  /** Lets everything run that does not wait for the server. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  #serve(call: PendingCall): void {
    this.#calls = this.#calls.filter((other) => other !== call);
    call.run();
  }

  #lose(call: PendingCall, executed: boolean): void {
    this.#calls = this.#calls.filter((other) => other !== call);
    call.fail(executed);
  }

  #deliver(queue: SimulatedQueue, message: QueuedMessage, worker: number): void {
    this.#delivery += 1;
    message.deliveries += 1;
    message.heldBy = this.#delivery;
    const handling: Handling = { worker, queue, message, delivery: this.#delivery };
    this.#handlings.add(handling);
    const controller = this.#workers[worker as 0 | 1];
    const delivery = this.#deliveryOf(handling);
    const stage =
      queue === this.alerts ? controller.intake.alerts([delivery]) : controller.work.triggers([delivery]);
    void stage.then(([settlement]) => settlement && this.#settle(handling, settlement));
  }

  #deliveryOf({ message, delivery }: Handling): Delivery {
    return {
      id: `d${delivery}`,
      subject: message.subject,
      stream: 'SIMULATED',
      sequence: message.sequence,
      receivedAt: message.receivedAt,
      deliveryCount: message.deliveries,
      data: message.data,
      headers: {},
      signal: new AbortController().signal,
    };
  }

  #settle(handling: Handling, settlement: Settlement): void {
    if (!this.#handlings.delete(handling)) return;
    const { queue, message, delivery } = handling;
    if (settlement.kind === 'retry') queue.handBack(message, delivery);
    else queue.ack(message);
    if (settlement.kind === 'dead-letter') this.server.dead.append('kuberca.dead.work', message.data, {});
  }

  #crash(worker: number): void {
    this.#lives[worker as 0 | 1] += 1;
    this.#calls = this.#calls.filter((call) => call.worker !== worker);
    for (const handling of this.#handlings) {
      if (handling.worker !== worker) continue;
      this.#handlings.delete(handling);
      handling.queue.handBack(handling.message, handling.delivery);
    }
    this.#workers[worker as 0 | 1] = this.#start(worker);
  }

  /** Stands still beyond `ack_wait` and its leases: others take over, and it goes on later without knowing. */
  #pause(worker: number): void {
    this.#paused = worker;
    const mine = [...this.#handlings].filter((handling) => handling.worker === worker);
    for (const { queue, message, delivery } of mine) queue.handBack(message, delivery);
    for (const key of this.server.lease.keys()) {
      const value = this.server.lease.read(key)?.value;
      const holder = value ? fromBytes<{ delivery: string }>(value).delivery : '';
      if (mine.some(({ delivery }) => `d${delivery}` === holder)) this.server.lease.expire(key);
    }
  }

  #callOf(worker: number): Call {
    const life = this.#lives[worker as 0 | 1];
    return (name, run) =>
      new Promise((resolve, reject) => {
        // The dead ask nothing.
        if (this.#lives[worker as 0 | 1] !== life) return;
        this.#calls.push({
          worker,
          run: () => resolve(run()),
          fail: (executed) => {
            if (executed) run();
            reject(new StreamUnavailable(name));
          },
        });
      });
  }

  #start(worker: number): Worker {
    const call = this.#callOf(worker);
    const settings = this.#settings;
    const clock = { now: () => new Date(this.#clock) };
    const logger = new MemoryLogger();
    const masker = new PlainMasker();
    const buckets = new WorkerBuckets(call, this.server);
    const log = new WorkerLog(call, this.server);
    const states = new AlertStates(buckets, settings);
    const triggers = new Triggers(log, new WorkClasses(), settings);
    const letters = new DeadLetters(log, masker, settings, clock, logger);
    const takeIn = new TakeIn(
      new JoinGroup(states, new GroupMemberships(buckets), settings),
      triggers,
      letters,
      new SentBodies(settings, logger),
      new IntakeRecord(new SilentMeter(), logger),
    );
    const storm = new StormWatch(settings);
    const circuit: ModelCircuit = { state: 'disabled', closed$: EMPTY };
    const results = new GroupResults(log, masker, settings, clock);
    const attempts = new AttemptRecords(buckets);
    const commit = new CommitGroup(results, masker, settings);
    const analysis = new AnalyseGroup(
      new GroupReports(
        new SiblingReports(results, masker),
        new GroupAnalyst(this.#analyst(call), new GroupRequests(settings, clock), storm, masker, settings),
        new OverWatch(states, logger),
      ),
      attempts,
      new StoreAnalysis(results, commit, new FinishedReports(), states),
      new FailedAttempts(attempts, results, clock, logger),
    );
    const answers = new AnswerGroup(
      new FanOut(results, masker, logger),
      attempts,
      new ModelUpgrades(circuit, triggers, logger),
    );
    const rounds = new GroupRounds(
      states,
      results,
      new GroupDecisions(circuit, settings, storm),
      new PerformDecision(commit, analysis, answers, settings),
      logger,
    );
    const leases = new Leases(buckets, settings, logger);
    const work = new GroupWork(attempts, leases, rounds, settings, clock);
    return { intake: new IntakeController(takeIn), work: new WorkController(work, logger) };
  }

  /** The model: it costs one call, and takes until the scheduler lets it answer. */
  #analyst(call: Call): Analyst {
    return {
      analyse: async (request) => {
        const group = groupHashOf(request.groupKey ?? {});
        this.modelCalls.set(group, (this.modelCalls.get(group) ?? 0) + 1);
        await call('model', () => undefined);
        const members = request.members.length;
        const report = resolvedReport(
          { group: '', key: {}, revision: 0, incarnation: '', members: [] } as never,
          'en',
        );
        return new PlainMasker().mask({ ...report, body: { ...report.body, analysis: `${members} alerts` } });
      },
    };
  }
}
