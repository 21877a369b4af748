import { readBody, receiveAlerts, receiveBody, type Reception } from '../alerts/receive.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { SendersUnknown, type SentBodies } from './senders/sent-bodies.js';

/** What a message of the ALERTS stream holds, and whose reader read it (`null`: none but Alertmanager's was needed). */
export interface ReadMessage {
  readonly reception: Reception;
  readonly sender: string | null;
}

const invalid = (reason: string): ReadMessage => ({ reception: { kind: 'invalid', reason }, sender: null });

/**
 * Reads a message of any sender; `null` for one that is understood and holds no alert. Any bytes give a value.
 * @throws {StreamUnavailable} when nobody knows it while the mappings that might cannot be read: it is handed back
 */
export const readMessage = async (bytes: Uint8Array, bodies: SentBodies): Promise<ReadMessage | null> => {
  const read = readBody(bytes);
  if (read.kind === 'invalid') return invalid(read.reason);
  const translated = await bodies.translate(read.body);
  if (translated?.kind === 'nothing') return null;
  if (translated?.kind === 'refused') return invalid(translated.reason);
  if (translated?.kind === 'alerts') {
    const { alerts, truncated = 0, word } = translated;
    return { reception: receiveAlerts(alerts, truncated), sender: word };
  }
  const reception = receiveBody(read.body);
  if (reception !== null) return { reception, sender: null };
  try {
    return invalid(bodies.unknown());
  } catch (error) {
    if (error instanceof SendersUnknown) throw new StreamUnavailable(error.message, { cause: error });
    throw error;
  }
};
