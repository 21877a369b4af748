/** A scripted answer of a model about a recorded scenario, and whether it is right. */
export interface ScriptedAnswer {
  readonly scenario: string;
  /** What is wrong with it, or what makes a right one hard to check. */
  readonly kind: string;
  readonly summary: string;
  readonly cause: string | null;
  /** Bullets of the root cause in the detail. */
  readonly detail?: readonly string[];
  readonly chain?: readonly string[];
  /** Claim, evidence id, quotation. */
  readonly citations?: readonly (readonly [string, string, string | null])[];
}

/** What answers about each scenario cite, unless they say otherwise. */
export type Cited = Readonly<Record<string, ScriptedAnswer['citations']>>;

/** Makes answers whose cause is their summary. */
export const answersCiting =
  (cited: Cited) =>
  (scenario: string, kind: string, summary: string, more: Partial<ScriptedAnswer> = {}): ScriptedAnswer => ({
    scenario,
    kind,
    summary,
    cause: summary,
    citations: cited[scenario] ?? [],
    ...more,
  });
