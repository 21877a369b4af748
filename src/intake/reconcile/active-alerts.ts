import { z } from 'zod';
import type { Fingerprint, TextMap } from '../../alerts/alert.js';
import { fingerprintOf, isFingerprint } from '../../alerts/identity.js';
import type { HttpSource } from '../../transport/http-source.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';

/** Alerts of one Alertmanager that are looked at, at most. */
const MAX_ALERTS = 20_000;

/** An alert that an Alertmanager holds. */
export interface HeldAlert {
  readonly fingerprint: Fingerprint;
  /** Whether it is neither silenced nor inhibited. */
  readonly isActive: boolean;
  readonly startsAt: string;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly generatorURL: string;
}

/** What one Alertmanager said. */
export type Answer =
  | { readonly kind: 'alerts'; readonly alerts: readonly HeldAlert[] }
  /** @property outcome where no answer came at all */
  | { readonly kind: 'failed'; readonly reason: string; readonly outcome?: ReadOutcome<unknown> };

const texts = z.record(z.string(), z.string());

/** `GettableAlert` of Alertmanager's API version 2, as far as it is read; the status is an object there. */
const heldAlert = z.object({
  labels: texts,
  annotations: texts.nullish(),
  startsAt: z.string(),
  fingerprint: z.string().nullish(),
  generatorURL: z.string().nullish(),
  status: z.object({ state: z.string() }).nullish(),
});

/** Names that Grafana keeps for itself. */
const isPrivate = (name: string): boolean => name.startsWith('__') && name.endsWith('__');

const withoutPrivate = (all: TextMap): TextMap =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !isPrivate(name)));

const heldOf = ({
  labels,
  annotations,
  startsAt,
  fingerprint,
  generatorURL,
  status,
}: z.output<typeof heldAlert>): HeldAlert => ({
  fingerprint: fingerprint && isFingerprint(fingerprint) ? fingerprint : fingerprintOf(labels),
  isActive: status?.state !== 'suppressed',
  startsAt,
  labels: withoutPrivate(labels),
  annotations: withoutPrivate(annotations ?? {}),
  generatorURL: generatorURL ?? '',
});

/**
 * Every alert that an Alertmanager holds, silenced and inhibited ones too: what is silenced has not ended.
 * @throws the signal's reason when it is aborted
 */
export const heldAlerts = async (
  source: HttpSource,
  receiver: string | null,
  signal: AbortSignal,
): Promise<Answer> => {
  const query = {
    active: 'true',
    silenced: 'true',
    inhibited: 'true',
    ...(receiver !== null && { receiver }),
  };
  const answer = await source.get('/api/v2/alerts', query, signal);
  if (answer.status !== 'ok') return { kind: 'failed', reason: answer.reason, outcome: answer };
  if (!Array.isArray(answer.value)) return { kind: 'failed', reason: 'the answer is no list of alerts' };
  if (answer.value.length > MAX_ALERTS)
    return {
      kind: 'failed',
      reason: `more than ${MAX_ALERTS} alerts: narrow them with ALERTMANAGER_RECEIVER`,
    };
  const read = answer.value.map((alert: unknown) => heldAlert.safeParse(alert));
  // An alert that cannot be read could be any: then nothing may count as ended.
  const odd = read.find((one) => !one.success);
  if (odd !== undefined)
    return { kind: 'failed', reason: 'an alert has another form than that of API version 2' };
  return { kind: 'alerts', alerts: read.flatMap((one) => (one.success ? heldOf(one.data) : [])) };
};
