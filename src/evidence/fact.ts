import type { FailedRead } from '../transport/read-outcome.js';
import type { EvidenceId } from './evidence.js';

/**
 * One reading with the evidence it rests on. `not-applicable`: nothing named it, so nothing was read, and no
 * conclusion may be drawn from the gap.
 */
export type Fact<T> =
  | { readonly status: 'ok'; readonly value: T; readonly evidence: EvidenceId }
  | { readonly status: FailedRead['status']; readonly reason: string; readonly evidence: EvidenceId }
  | { readonly status: 'not-applicable' };

/** The log of one container, current or of its previous run. Lines carry the API's RFC 3339 time in front. */
export interface ContainerLog {
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly lines: Fact<readonly string[]>;
}
