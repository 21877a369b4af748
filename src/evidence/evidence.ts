/** `E1`, `E2` …, in the order of collection; unique within one analysis. */
export type EvidenceId = `E${number}`;

/** Where it comes from: `alert`, `history`, or what an integration calls its own. */
export type EvidenceSource = string;

/**
 * What became of one reading. `absent`: the API said that it does not exist. `unavailable`: not configured or not
 * recorded. `error`: anything else that failed.
 */
export const EVIDENCE_STATUSES = ['ok', 'absent', 'forbidden', 'timeout', 'unavailable', 'error'] as const;
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];

/** One thing that was read, or could not be, for an analysis. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly source: EvidenceSource;
  /**
   * Kind of artifact it becomes in the response: `event`, `log`, `manifest`, `metric`, … (docs/report.md "Artifacts").
   */
  readonly type: string;
  /** A short name for people, such as `pod shop/cart-0: previous log of container app`. */
  readonly title: string;
  /** The call it came from, such as `GET /api/v1/namespaces/shop/pods/cart-0`; `null` when none. */
  readonly query: string | null;
  readonly status: EvidenceStatus;
  /** Why it is not `ok`, and what a person can do about it; `null` when ok. */
  readonly reason: string | null;
  /** Plain JSON; unmasked. `null` unless ok. */
  readonly body: unknown;
  /** RFC 3339. */
  readonly collectedAt: string;
  /** 0 = first to be dropped when the prompt must shrink, 100 = last. */
  readonly weight: number;
  /** Calls between the alert's subject and what it shows; absent where no way is known. */
  readonly hops?: number;
  /** Of something that is well and was looked at on the way: told only where something rests on it. */
  readonly onlyIfCited?: boolean;
}
