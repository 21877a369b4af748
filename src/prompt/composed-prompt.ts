import type { EvidenceId } from '../evidence/evidence.js';
import type { TokenCount } from './token-counter.js';

/** A prompt within its budget. */
export interface ComposedPrompt {
  /** The stable part: role, rules of behaviour, output format. */
  readonly system: string;
  /** The case: alert, findings, evidence between markers. */
  readonly user: string;
  /** The word in the borders of its data; further data of the same conversation stands between the same. */
  readonly marker: string;
  /** The day (`2026-11-23`) whose times are shown without a date; `null` when every time has its own. */
  readonly day: string | null;
  /**
   * What the model was shown of each piece of evidence, by id: of a log that is only referred to, its lines. What was left
   * out is not in it.
   */
  readonly shown: Readonly<Record<EvidenceId, string>>;
  /** Of system and user text. */
  readonly tokens: number;
  /** Whether `tokens` are the model's own or estimated, rather too high than too low. */
  readonly counted: TokenCount;
  /** What was cut to fit, a sentence each. */
  readonly cuts: readonly string[];
}
