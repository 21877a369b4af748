import { IngestUnavailable, type WebhookAlerts } from '../../intake/alert-ingest.js';
import { SendersUnknown, type SentBodies } from '../../intake/senders/sent-bodies.js';
import { InvalidRequest } from '../errors/invalid-request.js';
import type { WebhookBody } from './webhook.schema.js';

const refusal = (msg: string): InvalidRequest =>
  new InvalidRequest([{ type: 'value_error', loc: ['body'], msg }]);

const countIn = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

/** Alertmanager's own forms: a webhook, and one alert. */
const ofAlertmanager = (body: WebhookBody): WebhookAlerts | null => {
  const { alerts, truncatedAlerts } = body;
  if (Array.isArray(alerts)) return { alerts, truncatedAlerts: countIn(truncatedAlerts) };
  return 'labels' in body && 'status' in body ? { alerts: [body] } : null;
};

/**
 * The alerts of a webhook, whoever sent it; `null` for a message that is understood and holds none.
 * @throws {InvalidRequest} when no alert can be read, naming what was looked for
 * @throws {IngestUnavailable} while the mappings that might know it cannot be read: a 4xx would make the sender drop it
 */
export const alertsOf = async (body: WebhookBody, bodies: SentBodies): Promise<WebhookAlerts | null> => {
  const read = await bodies.translate(body);
  switch (read?.kind) {
    case 'nothing':
      return null;
    case 'refused':
      throw refusal(read.reason);
    case 'alerts':
      return { alerts: read.alerts, truncatedAlerts: countIn(read.truncated), sender: read.word };
    default:
  }
  const own = ofAlertmanager(body);
  if (own !== null) return own;
  try {
    throw refusal(bodies.unknown());
  } catch (error) {
    if (error instanceof SendersUnknown) throw new IngestUnavailable(error.message, { cause: error });
    throw error;
  }
};
