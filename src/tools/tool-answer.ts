import type { EvidenceSource } from '../evidence/evidence.js';
import type { Masked } from '../masking/index.js';
import type { ToolErrorClass } from './tool-error.js';

/** What came of one call of a tool. */
export interface ToolAnswer {
  /** JSON text: the result, or `{"error", "detail"}`. */
  readonly json: Masked<string>;
  /** `null` when it answered. */
  readonly errorClass: ToolErrorClass | null;
  /** Equal for identical calls: the name and the canonical arguments, or as much of them as could be read. */
  readonly asked: Masked<string>;
  /** What kind of evidence the answer is. */
  readonly source: EvidenceSource;
}
