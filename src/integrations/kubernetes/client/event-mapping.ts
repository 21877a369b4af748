import type { KubeEvent } from '../../../evidence/objects.js';

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const firstText = (...values: readonly unknown[]): string | null => {
  for (const value of values) {
    const found = text(value);
    if (found !== null) return found;
  }
  return null;
};

const firstNumber = (...values: readonly unknown[]): number | null =>
  values.find((value): value is number => typeof value === 'number') ?? null;

const involved = (value: unknown): KubeEvent['involvedObject'] => {
  const reference = object(value);
  if (reference === null) return null;
  return {
    kind: text(reference.kind) ?? '',
    name: text(reference.name) ?? '',
    namespace: text(reference.namespace),
    uid: text(reference.uid),
    fieldPath: text(reference.fieldPath),
  };
};

/**
 * One event from either API (`v1` or `events.k8s.io/v1`) in one form. A core event written through the newer API has no
 * first and last time either, so both shapes are read alike.
 * @returns `null` for what is not an event
 */
export const toKubeEvent = (item: unknown): KubeEvent | null => {
  const event = object(item);
  if (event === null) return null;
  const series = object(event.series);
  const created = object(event.metadata)?.creationTimestamp;
  const reason = text(event.reason);
  const message = firstText(event.message, event.note);
  if (reason === null && message === null) return null;
  return {
    type: text(event.type) ?? 'Normal',
    reason: reason ?? '',
    message: message ?? '',
    count: firstNumber(series?.count, event.count, event.deprecatedCount),
    firstTimestamp: firstText(event.firstTimestamp, event.deprecatedFirstTimestamp, event.eventTime, created),
    lastTimestamp: firstText(
      event.lastTimestamp,
      event.deprecatedLastTimestamp,
      series?.lastObservedTime,
      event.eventTime,
      created,
    ),
    involvedObject: involved(event.involvedObject ?? event.regarding ?? event.related),
  };
};
