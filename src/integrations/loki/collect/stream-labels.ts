import { valueOf } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';
import type { LokiClient } from '../loki-client.js';

/** How long the labels of a Loki are remembered, and how long that they could not be read, in ms. */
const KNOWN_MS = 10 * 60_000;
const UNKNOWN_MS = 60_000;
/** Most names that are remembered; a Loki has some tens. */
const MAX_LABELS = 500;

type Labels = Pick<LokiClient, 'labels'>;

interface Remembered {
  readonly names: ReadonlySet<string> | null;
  /** On the clock of `performance.now()`. */
  readonly untilMs: number;
}

/** By client: labels belong to the Loki that it reads. */
const remembered = new WeakMap<Labels, Remembered>();

/** What is remembered of the labels of streams; `null` when nothing is, or they could not be read. */
export const knownLabels = (loki: Labels, nowMs: number = performance.now()): ReadonlySet<string> | null => {
  const held = remembered.get(loki);
  return held !== undefined && nowMs < held.untilMs ? held.names : null;
};

/**
 * Names of the labels that streams of this Loki have, asked once for many analyses; `null` when that could not be told.
 * @param nowMs on the clock of `performance.now()`
 */
export const streamLabels = async (
  loki: Labels,
  session: SourceSession,
  nowMs: number = performance.now(),
): Promise<ReadonlySet<string> | null> => {
  const held = remembered.get(loki);
  if (held !== undefined && nowMs < held.untilMs) return held.names;
  const call = await session.ask('GET /loki/api/v1/labels', (signal) => loki.labels({}, signal));
  const read = valueOf(call);
  const names = read === null ? null : new Set(read.slice(0, MAX_LABELS));
  remembered.set(loki, { names, untilMs: nowMs + (names === null ? UNKNOWN_MS : KNOWN_MS) });
  return names;
};
