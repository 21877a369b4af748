import type { Handles } from './open.js';
import { Puller } from './pull.js';
import type { PulledMessage } from './pulled-message.js';
import type { ConsumerDefinition } from './topology.js';

/** What one turn of a lane took. */
export interface Pulled {
  readonly from: ConsumerDefinition;
  readonly messages: readonly PulledMessage[];
}

export interface LanePullsOptions {
  readonly lanes: number;
  /** Most messages of one turn. */
  readonly most: number;
  /** Whether a consumer is there. */
  readonly isThere: (consumer: ConsumerDefinition) => boolean;
}

/** How long a lane waits for a message, ms; shorter where it waits for one of several consumers and nobody else for the others. */
const WAIT_MS = { one: 2000, several: 1000, alone: 250 };

/** A single lane begins every so many turns with the last consumer. */
const TURNS_OF_ONE = 4;

/**
 * What lanes pull from: consumers, the most urgent first. Each lane takes what is most urgent, but for the last one, which begins
 * at the other end, so that nothing starves. Idle lanes spread over the consumers, so that one waits at each.
 */
export class LanePulls {
  readonly #pullers: readonly ReadonlyMap<ConsumerDefinition, Puller>[];
  readonly #waiting = new Map<ConsumerDefinition, number>();
  #turns = 0;

  constructor(
    private readonly consumers: readonly ConsumerDefinition[],
    private readonly options: LanePullsOptions,
  ) {
    this.#pullers = Array.from(
      { length: options.lanes },
      () => new Map(consumers.map((consumer) => [consumer, new Puller(consumer)])),
    );
  }

  /** @returns `null` when nothing came. @throws {PullFailed} */
  async next(handles: Handles, lane: number): Promise<Pulled | null> {
    const there = this.consumers.filter(this.options.isThere);
    const [only] = there;
    if (there.length === 1 && only !== undefined) return this.#pull(handles, lane, only, WAIT_MS.one);
    for (const consumer of this.#inOrder(lane, there)) {
      const pulled = await this.#pull(handles, lane, consumer, 0);
      if (pulled !== null) return pulled;
    }
    const idlest = there.toSorted((a, b) => this.#waitingAt(a) - this.#waitingAt(b))[0];
    return idlest === undefined ? null : this.#waitAt(handles, lane, idlest);
  }

  /** What came to a lane and was not taken: it has to be handed back. */
  stop(lane: number): readonly PulledMessage[] {
    return [...(this.#pullers[lane]?.values() ?? [])].flatMap((puller) => puller.stop());
  }

  #inOrder(lane: number, there: readonly ConsumerDefinition[]): readonly ConsumerDefinition[] {
    const { lanes } = this.options;
    this.#turns += 1;
    const isOther = lanes === 1 ? this.#turns % TURNS_OF_ONE === 0 : lane === lanes - 1;
    return isOther ? there.toReversed() : there;
  }

  async #waitAt(handles: Handles, lane: number, consumer: ConsumerDefinition): Promise<Pulled | null> {
    const others = [...this.#waiting.values()].some((count) => count > 0);
    this.#waiting.set(consumer, this.#waitingAt(consumer) + 1);
    try {
      return await this.#pull(handles, lane, consumer, others ? WAIT_MS.several : WAIT_MS.alone);
    } finally {
      this.#waiting.set(consumer, this.#waitingAt(consumer) - 1);
    }
  }

  #waitingAt(consumer: ConsumerDefinition): number {
    return this.#waiting.get(consumer) ?? 0;
  }

  async #pull(
    handles: Handles,
    lane: number,
    from: ConsumerDefinition,
    waitMs: number,
  ): Promise<Pulled | null> {
    const messages = await this.#pullers[lane]?.get(from)?.next(handles, { most: this.options.most, waitMs });
    return messages === undefined || messages.length === 0 ? null : { from, messages };
  }
}
