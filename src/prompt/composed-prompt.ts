/** A prompt within its budget. */
export interface ComposedPrompt {
  /** The stable part: role, rules of behaviour, output format. */
  readonly system: string;
  /** The case: alert, findings, evidence between markers. */
  readonly user: string;
  /** The word that tells data from instructions in this conversation. */
  readonly marker: string;
  /** Estimated, at 4 characters a token. */
  readonly tokens: number;
  /** What was cut to fit, a sentence each. */
  readonly cuts: readonly string[];
}
