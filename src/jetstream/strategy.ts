import { Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { randomUUID } from 'node:crypto';
import { lastValueFrom, merge } from 'rxjs';
import { Settings } from '../config/settings.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Logger } from '../telemetry/logger.js';
import { abortedAfter } from '../waiting/aborted-after.js';
import { orAborted } from '../waiting/or-aborted.js';
import { orLate } from '../waiting/or-late.js';
import { idle } from '../waiting/sleep.js';
import { type AckExtension, extendAck } from './ack-extension.js';
import { NatsLink } from './connection.js';
import { type Delivery, DeliveryContext } from './delivery.js';
import { runLanes } from './lane.js';
import { SettlementAdapter } from './perform-settlement.js';
import { LanePulls, type Pulled } from './lane-pulls.js';
import type { PulledMessage } from './pulled-message.js';
import { failureOf, settleFailure } from './settle-failure.js';
import type { Settlement } from './settlement.js';
import { TopologyGuard } from './topology-guard.js';
import { type ConsumerDefinition, type LaneKind, topologyOf } from './topology.js';

/**
 * What `@EventPattern<string>` handlers listen to, by consumer. A handler gets a list of deliveries and returns a settlement for
 * each, in their order.
 */
export const ALERT_PATTERN = 'alerts';
export const WORK_PATTERN = 'work';
export const RESULT_PATTERN = 'results';
export const NOTIFY_PATTERN = 'notify';

interface Lanes {
  readonly pattern: string;
  readonly stage: 'intake' | 'work' | 'notify';
  /** Messages of one turn: what is only read and handed on is taken together, what is worked on one by one. */
  readonly atOnce: number;
}

const LANES: Readonly<Record<LaneKind, Lanes>> = {
  intake: { pattern: ALERT_PATTERN, stage: 'intake', atOnce: 100 },
  analyst: { pattern: WORK_PATTERN, stage: 'work', atOnce: 1 },
  router: { pattern: RESULT_PATTERN, stage: 'notify', atOnce: 20 },
  notifier: { pattern: NOTIFY_PATTERN, stage: 'notify', atOnce: 1 },
};

/** How many lanes run side by side. */
const countsOf = ({
  intakeLanes,
  lanes,
  notifyLanes,
}: Settings['stream']): Readonly<Record<LaneKind, number>> => ({
  intake: intakeLanes,
  analyst: lanes,
  router: Math.min(notifyLanes, 1),
  notifier: notifyLanes,
});

/** Lanes of one partition; they differ by one at most. */
const shareOf = (lanes: number, partition: number, partitions: number): number =>
  Math.floor(lanes / partitions) + (partition < lanes % partitions ? 1 : 0);

/** Subjects that a log line names. */
const NAMED = 5;

/** Wait before the topology is checked again when it was wrong, ms. */
const RECHECK_MS = 5000;

/** How often the topology is looked at while lanes run, ms. */
const LOOK_MS = 30_000;

/** Time a handler has over and above the analysis deadline before its message is let go, ms. */
const BEYOND_DEADLINE_MS = 15_000;

/** Share of the grace period that running handlers may still use. */
const WORK_SHARE = 0.75;

/** Time for handing back after the work was aborted: this many ms, but no more than this share of the grace. */
const HAND_BACK_MS = 5000;
const HAND_BACK_SHARE = 0.1;

/**
 * The transport of alerts and triggers: owns the lanes and settles what the handlers return. A handler's outcome is a
 * {@link Settlement} value.
 */
@Injectable()
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  /** Aborted when running handlers have had their share of the grace. */
  readonly #letGo: AbortSignal;
  #running: Promise<void> = Promise.resolve();
  #finishing: Promise<void> | null = null;

  constructor(
    private readonly link: NatsLink,
    private readonly topology: TopologyGuard,
    private readonly settlements: SettlementAdapter,
    private readonly lifecycle: Lifecycle,
    private readonly settings: Settings,
    private readonly log: Logger,
  ) {
    super();
    const graceMs = settings.server.shutdownGraceSeconds * 1000;
    this.#letGo = abortedAfter(
      lifecycle.stopSignal,
      graceMs * WORK_SHARE,
      () => new Error('the process stops'),
    );
  }

  /** Returns at once: NATS may come up later, and HTTP must not wait for it. */
  listen(callback: () => void): void {
    callback();
    if (!this.settings.stream.enabled) {
      this.log.info('stream_disabled', { remedy: 'set NATS_URL to take alerts from NATS' });
      return;
    }
    this.#running = this.#run().catch((error: unknown) => this.log.error('stream_failed', { error }));
  }

  /**
   * Waits until the lanes have run out; the connection stays open. Ends well within the shutdown grace, also when NATS is
   * gone and lanes sleep until they try it again.
   */
  finish(): Promise<void> {
    this.#finishing ??= this.#finish();
    return this.#finishing;
  }

  /** Finishes, then closes the connection. */
  async close(): Promise<void> {
    await this.finish();
    await this.link.close();
  }

  on(): never {
    throw new Error('the JetStream transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.link as T;
  }

  async #finish(): Promise<void> {
    this.lifecycle.stop();
    const graceMs = this.settings.server.shutdownGraceSeconds * 1000;
    const limit = graceMs * WORK_SHARE + Math.min(HAND_BACK_MS, graceMs * HAND_BACK_SHARE);
    await orLate(this.#running, limit, () => undefined);
  }

  async #run(): Promise<void> {
    const { stopSignal } = this.lifecycle;
    await orAborted(this.link.open(stopSignal), stopSignal).catch(() => undefined);
    if (this.lifecycle.stopping || !(await this.#topologyReady())) return;
    const { stream } = this.settings;
    const { consumers } = topologyOf(stream);
    const counts = countsOf(stream);
    // Each partition of the work has lanes of its own, so that none waits for another.
    const lanes = [...Map.groupBy(consumers, (consumer) => consumer.lanes)].flatMap(([kind, ofKind]) => {
      const shares =
        kind === 'analyst' ? [...Map.groupBy(ofKind, ({ partition }) => partition).values()] : [ofKind];
      return shares.map((own, index) =>
        this.#lanes(own, shareOf(counts[kind], index, shares.length), LANES[kind].atOnce),
      );
    });
    this.log.info('lanes_started', counts);
    this.link.lanesRun(true);
    const looking = this.#lookAtTopology(stopSignal);
    await lastValueFrom(merge(...lanes), { defaultValue: undefined });
    // A process without lanes (`SERVICE_ROLES`) publishes until it stops.
    await looking;
    this.link.lanesRun(false);
    this.log.info('lanes_stopped');
  }

  /** A stream or bucket that is gone shows in no pull: RESULTS and DEAD are only written to. */
  async #lookAtTopology(stop: AbortSignal): Promise<void> {
    for (;;) {
      await idle(LOOK_MS, stop);
      if (stop.aborted) return;
      if (this.link.connected) await this.topology.check();
    }
  }

  async #topologyReady(): Promise<boolean> {
    while (!this.lifecycle.stopping) {
      if (await this.topology.check()) return true;
      await idle(RECHECK_MS, this.lifecycle.stopSignal);
    }
    return false;
  }

  #lanes(consumers: readonly ConsumerDefinition[], lanes: number, most: number) {
    const pulls = new LanePulls(consumers, {
      lanes,
      most,
      isThere: (consumer) => this.topology.isThere(consumer),
    });
    return runLanes<Pulled>({
      lanes,
      pull: (lane) => pulls.next(this.link.handles(), lane),
      handle: ({ messages, from }) => this.#handle(messages, from),
      stopping: () => this.lifecycle.stopping,
      onPullError: async (error) => {
        const names = consumers.map(({ config }) => config.durable_name);
        this.log.debug('pull_failed', { consumers: names, error });
        // A missing consumer shows only as a pull that fails: see whether everything is still there.
        if (this.link.connected) await this.topology.check();
      },
      onEnd: (lane) => pulls.stop(lane).forEach((message) => message.handBack(0)),
    });
  }

  async #handle(messages: readonly PulledMessage[], definition: ConsumerDefinition): Promise<void> {
    const extension = this.#extend(messages);
    const deliveries = messages.map((message) => this.#deliveryOf(message, definition));
    try {
      const settlements = this.lifecycle.stopping
        ? deliveries.map(() => settleFailure({ kind: 'stopping' }))
        : await this.#dispatch(deliveries, definition);
      await Promise.all(
        messages.map((message, index) =>
          this.#perform(settlements[index], message, deliveries[index] as Delivery, extension),
        ),
      );
    } finally {
      extension.stop();
    }
  }

  async #perform(
    settlement: Settlement | undefined,
    message: PulledMessage,
    delivery: Delivery,
    extension: AckExtension,
  ): Promise<void> {
    const { subject, sequence } = delivery;
    try {
      if (settlement === undefined) throw new TypeError('a handler left a message without a settlement');
      if (settlement.kind === 'retry')
        this.log.debug('handed_back', { subject, afterMs: settlement.afterMs, why: settlement.why });
      await this.settlements.perform(settlement, message, delivery, extension);
    } catch (error) {
      this.log.error('settlement_failed', { subject, sequence, error });
    }
  }

  async #dispatch(
    deliveries: readonly Delivery[],
    definition: ConsumerDefinition,
  ): Promise<readonly Settlement[]> {
    const { pattern, stage } = LANES[definition.lanes];
    const handler = this.getHandlerByPattern(pattern);
    if (handler === null) throw new Error(`no handler for ${pattern}`);
    try {
      const result = await handler(deliveries, new DeliveryContext([deliveries]));
      return await lastValueFrom(this.transformToObservable(result as Promise<readonly Settlement[]>));
    } catch (error) {
      const subjects = deliveries.map(({ subject }) => subject).slice(0, NAMED);
      // Handlers return what failed as a value; whatever is thrown all the same is mostly a defect.
      if (failureOf(error, stage, 1).kind === 'defect') this.log.error('handler_defect', { subjects, error });
      return deliveries.map(({ deliveryCount }) => settleFailure(failureOf(error, stage, deliveryCount)));
    }
  }

  #deliveryOf(message: PulledMessage, { stream }: ConsumerDefinition): Delivery {
    const { subject, sequence, receivedAt, deliveryCount, data, headers } = message;
    return {
      id: randomUUID(),
      subject,
      stream,
      sequence,
      receivedAt,
      deliveryCount,
      data,
      headers,
      signal: this.#letGo,
    };
  }

  #extend(messages: readonly PulledMessage[]): AckExtension {
    const { ackWaitSeconds, heartbeatSeconds } = this.settings.stream;
    return extendAck({
      ackWaitMs: ackWaitSeconds * 1000,
      heartbeatMs: heartbeatSeconds * 1000,
      capMs: this.settings.analysis.deadlineSeconds * 1000 + BEYOND_DEADLINE_MS,
      beat: () => {
        if (!this.link.connected) return false;
        for (const message of messages) message.extend();
        return true;
      },
    });
  }
}
