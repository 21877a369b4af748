/** One artifact of the /analyze response. */
export interface Artifact {
  readonly type: string;
  readonly query: string | null;
  readonly result: unknown;
  readonly summary: string | null;
}

/** What an integration tells of a case beside its evidence, in the names of the wire: plain values that the report only lines up. */
export interface IntegrationReport {
  /** Its id, such as the lower-case name of a backend. */
  readonly integration: string;
  /** Entries of `capabilities`: what could be used for this case. */
  readonly capabilities: Readonly<Record<string, string>>;
  /** Names for `missing_data`. */
  readonly missing: readonly string[];
  /** Why something is missing, or came in part only, a sentence each. */
  readonly warnings: readonly string[];
  /** Entries of `context`. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly artifacts: readonly Artifact[];
  /** What stands out, a sentence each in the integration's own words, with evidence ids. */
  readonly notable: readonly string[];
  /** Whether it has of the target what the cluster itself could not give any more. */
  readonly standsIn: boolean;
}

/** An integration that has nothing to tell. */
export const nothingToTell = (integration: string): IntegrationReport => ({
  integration,
  capabilities: {},
  missing: [],
  warnings: [],
  context: {},
  artifacts: [],
  notable: [],
  standsIn: false,
});
