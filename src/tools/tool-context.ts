import type { Settings } from '../config/settings.js';
import type { Masker } from '../masking/index.js';

/** What one call of a tool may use, beside what it looks through. */
export interface ToolContext {
  readonly settings: Settings;
  /** For a tool that looks inside texts: what it finds must not tell what masking hides. */
  readonly masker: Masker;
  /** Now, or when the recorded cluster was recorded. */
  readonly now: Date;
  /** Aborted with the analysis, and when the call's time is over. */
  readonly signal: AbortSignal;
}
