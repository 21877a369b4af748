import type { Localized } from '../config/language.js';
import type { EvidenceId, EvidenceSource, EvidenceStatus } from '../evidence/evidence.js';
import type { Artifact } from '../evidence/integration-report.js';

export type Quality = 'high' | 'medium' | 'low';

/**
 * The body of the /analyze response (docs/report.md "The response"), without `thread_ts`, which is the caller's echo.
 * Plain JSON in the wire's own names.
 */
export interface AnalysisBody {
  readonly status: 'ok';
  readonly analysis: string;
  readonly analysis_summary: string | null;
  readonly analysis_detail: string | null;
  readonly analysis_summary_i18n: Localized | null;
  readonly analysis_detail_i18n: Localized | null;
  readonly analysis_type: string | null;
  readonly analysis_quality: Quality;
  readonly missing_data: readonly string[] | null;
  readonly warnings: readonly string[] | null;
  readonly capabilities: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, unknown>>;
  readonly artifacts: readonly Artifact[];
  /** The cause for machines to read; `null` where none is known. */
  readonly cause: ReportedCause | null;
  /** A second cause that explains the alert independently of the first; `null` for none. */
  readonly further_causes: readonly ReportedCause[] | null;
}

/** One step from the alert's subject to its cause. */
export interface ReportedStep {
  readonly text: string;
  readonly evidence: readonly EvidenceId[];
}

/** A cause by object and mechanism, with what it rests on. Texts are in the language of the request. */
export interface ReportedCause {
  readonly entity: { readonly kind: string; readonly namespace: string | null; readonly name: string };
  readonly mechanism: string;
  readonly values: Readonly<Record<string, string>>;
  readonly text: string;
  readonly known: 'stated' | 'shown' | 'suggested';
  readonly since: string | null;
  readonly trigger: {
    readonly entity: { readonly kind: string; readonly namespace: string | null; readonly name: string };
    readonly at: string;
    readonly what: string;
    readonly by: string | null;
  } | null;
  readonly chain: readonly ReportedStep[];
  readonly confidence: number;
  readonly evidence: readonly EvidenceId[];
}

export interface ReportedFinding {
  readonly rule: string;
  readonly cause: string;
  readonly confidence: number;
  readonly evidence: readonly EvidenceId[];
  readonly remedy: readonly string[];
}

export interface ReportedEvidence {
  readonly id: EvidenceId;
  readonly source: EvidenceSource;
  readonly title: string;
  readonly status: EvidenceStatus;
  readonly reason: string | null;
  readonly collectedAt: string;
}

/** Where the answer came from (docs/stream-protocol.md "Results"). */
export interface Provenance {
  readonly service: { readonly name: string; readonly version: string };
  readonly model: { readonly provider: string; readonly id: string } | null;
  /** Why no model was used; `null` with a model. */
  readonly reason: string | null;
  readonly rules: readonly string[];
  readonly usage: {
    readonly turns: number;
    readonly toolCalls: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cachedTokens: number;
  } | null;
  /** Milliseconds; stages that did not run are absent. */
  readonly timings: Readonly<Record<string, number>>;
  /** How many spans each rule of masking hid in this analysis; absent in results of earlier versions. */
  readonly masked?: Readonly<Record<string, number>>;
}

/** That a report was written by the rules since many groups of alerts began at once. */
export interface Folded {
  /** Groups that began within the window. */
  readonly groups: number;
  /** Those of them that a model explained so far. */
  readonly explained: readonly {
    readonly group: string;
    readonly key: Readonly<Record<string, string>>;
    /** `null` where none was found. */
    readonly cause: string | null;
    /** Whether it is the cause of this group too, as far as the rules can tell. */
    readonly shared: boolean;
  }[];
}

/** One finished analysis: what every channel publishes. It only exists masked: `Masked<AnalysisReport>`. */
export interface AnalysisReport {
  readonly body: AnalysisBody;
  readonly findings: readonly ReportedFinding[];
  readonly evidence: readonly ReportedEvidence[];
  readonly provenance: Provenance;
  /** Absent but for groups of a storm. */
  readonly folded?: Folded;
}
