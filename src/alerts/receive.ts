import { z } from 'zod';
import type { CallerContext } from './alert.js';
import { fingerprintOf, isFingerprint } from './identity.js';
import { readInstant } from './instant.js';
import { nestsTooDeep } from './json-depth.js';
import type { SentAlert } from './sent-alert.js';
import { sentTexts } from './sent-texts.js';
import { NO_CALLER } from './state.js';

/** One alert of a message, with what its sender wants echoed. */
export interface ReceivedAlert {
  readonly alert: SentAlert;
  readonly caller: CallerContext;
  /** What was odd about it and mended, a sentence each. */
  readonly notes: readonly string[];
}

/** One alert of a message that cannot be used: why, and its JSON as received. */
export interface InvalidAlert {
  readonly reason: string;
  readonly body: unknown;
}

/** What a message holds. `invalid` of the whole message stands apart from single alerts of a good one. */
export type Reception =
  | {
      readonly kind: 'alerts';
      readonly alerts: readonly ReceivedAlert[];
      readonly invalid: readonly InvalidAlert[];
      /** Alerts that Alertmanager left out of the webhook (`max_alerts`). */
      readonly truncated: number;
    }
  | { readonly kind: 'invalid'; readonly reason: string };

/** A time, or `null` for none; one that cannot be read is none, and is told. */
const instant = (value: unknown): { readonly time: string | null; readonly unreadable: boolean } => {
  const read =
    typeof value === 'string' || typeof value === 'number' || value === null || value === undefined
      ? readInstant(value)
      : ({ kind: 'unreadable' } as const);
  return { time: read.kind === 'instant' ? read.iso : null, unreadable: read.kind === 'unreadable' };
};

const texts = (what: string) =>
  z.unknown().transform((value, context) => {
    const read = sentTexts(value, what);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: `must be ${what}s by name` });
    return z.NEVER;
  });
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const alertSchema = z.preprocess(
  (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const raw = value as Record<string, unknown>;
    return {
      ...raw,
      // Absent as null is: the schema would ask for the key.
      labels: raw['labels'],
      annotations: raw['annotations'],
      startsAt: raw['startsAt'] ?? raw['starts_at'],
      endsAt: raw['endsAt'] ?? raw['ends_at'],
      generatorURL: raw['generatorURL'] ?? raw['generator_url'],
    };
  },
  z.object({
    status: z.enum(['firing', 'resolved'], 'must be firing or resolved'),
    labels: texts('label'),
    annotations: texts('annotation'),
    startsAt: z.unknown().transform(instant),
    endsAt: z.unknown().transform(instant),
    generatorURL: optionalText,
    fingerprint: optionalText,
  }),
);

const callerSchema = z.object({
  thread_ts: optionalText,
  incident_id: optionalText,
  analysis_type: optionalText,
  language: optionalText,
});

const reasonOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || 'alert'}: ${issue.message}`)
    .join('; ');

const receiveOne = (body: unknown, caller: CallerContext): ReceivedAlert | InvalidAlert => {
  const parsed = alertSchema.safeParse(body);
  if (!parsed.success) return { reason: reasonOf(parsed.error), body };
  const { fingerprint, labels, annotations, startsAt, endsAt, ...rest } = parsed.data;
  const known =
    fingerprint !== null && isFingerprint(fingerprint) ? fingerprint : fingerprintOf(labels.texts);
  const alert = {
    ...rest,
    startsAt: startsAt.time,
    endsAt: endsAt.time,
    labels: labels.texts,
    annotations: annotations.texts,
    fingerprint: known,
  };
  const unreadable = Object.entries({ startsAt, endsAt }).flatMap(([name, read]) =>
    read.unreadable ? name : [],
  );
  const times = unreadable.length > 0 ? [`Not a time, left out: ${unreadable.join(', ')}.`] : [];
  return { alert, caller, notes: [...labels.notes, ...annotations.notes, ...times] };
};

/** Told with each alert that did come, since nobody else hears of those that did not. */
const leftOut = (truncated: number): readonly string[] =>
  truncated > 0
    ? [
        `The sender left ${truncated} more alerts of this group out of its message (max_alerts); they are not covered here.`,
      ]
    : [];

const gather = (results: readonly (ReceivedAlert | InvalidAlert)[], truncated: number): Reception => ({
  kind: 'alerts',
  alerts: results
    .filter((result): result is ReceivedAlert => 'alert' in result)
    .map((received) => ({ ...received, notes: [...received.notes, ...leftOut(truncated)] })),
  invalid: results.filter((result): result is InvalidAlert => 'reason' in result),
  truncated,
});

/** A message of one alert stands or falls with it: as a whole, it is set aside with its bytes as received. */
const alone = (result: ReceivedAlert | InvalidAlert): Reception =>
  'reason' in result ? { kind: 'invalid', reason: result.reason } : gather([result], 0);

const receiveRequest = (body: Record<string, unknown>): Reception => {
  const caller = callerSchema.safeParse(body);
  if (!caller.success) return { kind: 'invalid', reason: reasonOf(caller.error) };
  const { thread_ts, incident_id, analysis_type, language } = caller.data;
  return alone(
    receiveOne(body['alert'], {
      threadTs: thread_ts ?? '',
      incidentId: incident_id,
      analysisType: analysis_type,
      language,
    }),
  );
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads one alert as Alertmanager writes it; used for a webhook's alerts before they are published.
 */
export const receiveAlert = (body: unknown): ReceivedAlert | InvalidAlert => receiveOne(body, NO_CALLER);

/** A message as a JSON object, or why it is none. */
export type MessageBody =
  | { readonly kind: 'body'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'invalid'; readonly reason: string };

/** Reads the bytes of a message as JSON. Any bytes give a value; nothing is thrown. */
export const readBody = (bytes: Uint8Array): MessageBody => {
  if (bytes.length === 0) return { kind: 'invalid', reason: 'the message is empty' };
  if (nestsTooDeep(bytes)) return { kind: 'invalid', reason: 'the message is nested too deeply' };
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { kind: 'invalid', reason: 'the message is not JSON in UTF-8' };
  }
  return isObject(body)
    ? { kind: 'body', body }
    : { kind: 'invalid', reason: 'the message is not a JSON object' };
};

/** The alerts of a webhook, which may come in any number. */
export const receiveAlerts = (alerts: readonly unknown[], truncated: number): Reception =>
  gather(alerts.map(receiveAlert), truncated);

/**
 * Reads what a message holds that is an /analyze request, a bare Alertmanager alert or a v4 webhook body
 * (docs/stream-protocol.md "Messages in"); `null` when it is none of them.
 */
export const receiveBody = (body: Readonly<Record<string, unknown>>): Reception | null => {
  if (isObject(body['alert'])) return receiveRequest(body);
  if (Array.isArray(body['alerts'])) {
    const truncated = typeof body['truncatedAlerts'] === 'number' ? body['truncatedAlerts'] : 0;
    return receiveAlerts(body['alerts'], truncated);
  }
  return 'labels' in body && 'status' in body ? alone(receiveAlert(body)) : null;
};

/** Reads a message in one of those forms. Any bytes give a value; nothing is thrown. */
export const receive = (bytes: Uint8Array): Reception => {
  const read = readBody(bytes);
  if (read.kind === 'invalid') return read;
  return (
    receiveBody(read.body) ?? {
      kind: 'invalid',
      reason:
        'the message is none of: an /analyze request (alert), an alert (status, labels), a webhook (alerts)',
    }
  );
};
