import type { Delivery } from '../jetstream/delivery.js';
import { turn } from '../waiting/turn.js';
import { observationOf, type Observation } from './observations.js';
import { type ReadMessage, readMessage } from './read-message.js';
import type { SentBodies } from './senders/sent-bodies.js';

/** One message as read, or why it could not be read yet. */
export type MessageRead = {
  readonly delivery: Delivery;
  readonly observations: readonly Observation[];
} & ({ readonly read: ReadMessage | null } | { readonly error: unknown });

/** Bytes that are read before others have their turn: some milliseconds. */
const BYTES_A_TURN = 256 * 1024;

const readOne = async (
  delivery: Delivery,
  bodies: SentBodies,
  clusterName: string | null,
): Promise<MessageRead> => {
  try {
    const read = await readMessage(delivery.data, bodies);
    const alerts = read?.reception.kind === 'alerts' ? read.reception.alerts : [];
    const observations = alerts.map((alert) => observationOf(alert, delivery.receivedAt, clusterName));
    return { delivery, observations, read };
  } catch (error) {
    return { delivery, observations: [], error };
  }
};

/** Reads messages one after the other, and lets others have their turn between them. */
export const readMessages = async (
  deliveries: readonly Delivery[],
  bodies: SentBodies,
  clusterName: string | null,
): Promise<readonly MessageRead[]> => {
  const messages: MessageRead[] = [];
  let bytes = 0;
  for (const delivery of deliveries) {
    messages.push(await readOne(delivery, bodies, clusterName));
    bytes += delivery.data.length;
    if (bytes < BYTES_A_TURN) continue;
    bytes = 0;
    await turn();
  }
  return messages;
};
