import type { EvidenceSource } from '../../collectors/evidence.js';
import type { Masked } from '../../masking/index.js';
import type { ToolErrorClass } from '../../tools/tool-error.js';
import type { LlmTool } from '../provider.js';

/** What came of one call of a tool. */
export interface CalledTool {
  /** JSON text: the result, or `{"error", "detail"}`. */
  readonly json: Masked<string>;
  /** `null` when it answered. */
  readonly errorClass: ToolErrorClass | null;
  /** Equal for identical calls: the name and the canonical arguments. */
  readonly asked: Masked<string>;
  readonly source: EvidenceSource;
}

/** The tools of one investigation, as `ToolSession` has them. */
export interface OfferedTools {
  schemas(): readonly LlmTool[];
  /** @throws the signal's reason when it is aborted */
  call(name: string, jsonText: string, signal: AbortSignal, maxCharacters?: number): Promise<CalledTool>;
}
