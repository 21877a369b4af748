import { Injectable } from '@nestjs/common';
import type { AlertId } from '../alerts/alert.js';
import { DeadLetters } from '../jetstream/dead-letters.js';
import type { Delivery } from '../jetstream/delivery.js';
import { inBatches } from '../jetstream/in-batches.js';
import { toBytes } from '../jetstream/ports.js';
import { errorText, failureOf, settleFailure } from '../jetstream/settle-failure.js';
import { ackLightly, type Settlement } from '../jetstream/settlement.js';
import { type Trigger, Triggers } from '../jetstream/triggers.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { IntakeRecord } from './intake-record.js';
import { JoinGroup } from './join-group.js';
import { type Observation, observationsOf } from './observations.js';
import { type MessageRead, readMessages } from './read-messages.js';
import { SentBodies } from './senders/sent-bodies.js';

/** Alerts that are merged at the same time, and triggers that are published. */
const AT_ONCE = 64;

/** What became of an alert or of its group's trigger. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

const outcomeOf = async <T>(work: Promise<T>): Promise<Outcome<T>> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/** @throws what the work threw */
const valueOf = <T>(outcome: Outcome<T> | undefined): T => {
  if (outcome === undefined) throw new TypeError('an alert was not taken in with its message');
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
};

/** One trigger a group: the newest, urgent when one of them is. */
const newestByGroup = (triggers: readonly Trigger[]): readonly Trigger[] => {
  const newest = new Map<string, Trigger>();
  for (const trigger of triggers) {
    const known = newest.get(trigger.group);
    const later = known === undefined || known.revision < trigger.revision ? trigger : known;
    const urgent = known?.urgent ?? trigger.urgent;
    newest.set(trigger.group, { ...later, ...(urgent && { urgent }) });
  }
  return [...newest.values()];
};

/** What became of the alerts of several messages, and of the groups that were woken. */
interface Taken {
  readonly joined: ReadonlyMap<AlertId, Outcome<Trigger>>;
  readonly woken: ReadonlyMap<string, Outcome<void>>;
  readonly started: number;
}

/**
 * Takes alerts in: messages → alert states → one trigger a group (docs/stream-protocol.md "Intake"). Calls no model. Messages
 * that come together are worked together: a state is written once and a group is woken once, however many of them name it.
 */
@Injectable()
export class TakeIn {
  constructor(
    private readonly groups: JoinGroup,
    private readonly triggers: Triggers,
    private readonly letters: DeadLetters,
    private readonly bodies: SentBodies,
    private readonly record: IntakeRecord,
  ) {}

  /**
   * Handles messages of the ALERTS stream. Doing it again, in any order, changes nothing.
   * @returns what becomes of each, in their order; what fails for one alert is the matter of the messages that name it
   */
  async messages(deliveries: readonly Delivery[]): Promise<readonly Settlement[]> {
    const started = performance.now();
    const messages = await readMessages(deliveries, this.bodies, this.groups.clusterName);
    const joined = await this.#join(observationsOf(messages));
    const woken = await this.#wake(joined, deliveries.at(-1)?.headers[TRACEPARENT]);
    return Promise.all(messages.map((message) => this.#settle(message, { joined, woken, started })));
  }

  async #join(observed: readonly Observation[]): Promise<Taken['joined']> {
    const joined = await inBatches(
      observed,
      AT_ONCE,
      async (observation) => [observation.id, await outcomeOf(this.groups.join(observation))] as const,
    );
    return new Map(joined);
  }

  /** Always, also when nothing changed: another worker may have written the state and died before its trigger. */
  async #wake(joined: Taken['joined'], parent: string | undefined): Promise<Taken['woken']> {
    const triggers = [...joined.values()].flatMap((outcome) => ('value' in outcome ? outcome.value : []));
    const woken = await inBatches(
      newestByGroup(triggers),
      AT_ONCE,
      async (trigger) => [trigger.group, await outcomeOf(this.triggers.publish(trigger, parent))] as const,
    );
    return new Map(woken);
  }

  async #settle(message: MessageRead, taken: Taken): Promise<Settlement> {
    const { delivery } = message;
    try {
      if ('error' in message) throw message.error;
      if (message.read === null) return ackLightly;
      const { reception, sender } = message.read;
      if (reception.kind === 'invalid')
        return settleFailure({ kind: 'invalid-input', stage: 'intake', reason: reception.reason });
      const own = message.observations.map(({ id }) => valueOf(taken.joined.get(id)));
      const triggers = newestByGroup(own);
      for (const { group } of triggers) valueOf(taken.woken.get(group));
      // Last: while dead letters cannot be stored, the good neighbours are answered all the same.
      for (const [index, invalid] of reception.invalid.entries()) await this.#bury(invalid, index, delivery);
      const durationMs = Math.round(performance.now() - taken.started);
      this.record.taken({ reception, sender, triggers, delivery, durationMs });
      return ackLightly;
    } catch (error) {
      const settlement = settleFailure(failureOf(error, 'intake', delivery.deliveryCount));
      this.record.failed(delivery, settlement, errorText(error));
      return settlement;
    }
  }

  async #bury(
    invalid: { readonly reason: string; readonly body: unknown },
    index: number,
    delivery: Delivery,
  ): Promise<void> {
    const { subject, stream, sequence } = delivery;
    await this.letters.bury(
      toBytes(invalid.body ?? null),
      { stage: 'intake', class: 'invalid-input', reason: invalid.reason, attempts: 1, firstFailureAt: null },
      { subject, stream, sequence, messageId: `${stream}:${sequence}:${index}` },
    );
  }
}
