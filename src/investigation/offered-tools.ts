import type { ToolAnswer } from '../tools/tool-answer.js';
import type { LlmTool } from '../llm/provider.js';

/** The tools of one investigation, as `ToolSession` has them. */
export interface OfferedTools {
  schemas(): readonly LlmTool[];
  /** All that can be called, those without a schema of their own too. */
  names(): readonly string[];
  /** @throws the signal's reason when it is aborted */
  call(name: string, jsonText: string, signal: AbortSignal, maxCharacters?: number): Promise<ToolAnswer>;
}
