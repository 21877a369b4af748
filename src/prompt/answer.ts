import type { Localized } from '../config/language.js';

/** The structured answer, as read from the model's reply (docs/answers.md "The parts of a model's answer"). */
export interface Answer {
  /** At most two sentences that name the cause and the object. */
  readonly summary: Localized;
  /** Markdown, with its headings (docs/model.md "Headings"). */
  readonly detail: Localized;
  /** One sentence that names the cause and the object, or `null` when the evidence does not tell. */
  readonly cause: string | null;
  /** 0 to 1; `null` when the model gave none. */
  readonly confidence: number | null;
  /** From the trigger to the symptom, a step each. */
  readonly chain: readonly string[];
  readonly citations: readonly Citation[];
  /** Causes that were considered, and why they are not it. */
  readonly ruledOut: readonly { readonly cause: string; readonly because: string }[];
  /** What to do, most useful first; `command` can be pasted into a shell, `null` when none is needed. */
  readonly nextSteps: readonly NextStep[];
  readonly missingEvidence: readonly string[];
}

/** What one claim rests on. A claim that rests on several pieces of evidence has a citation for each. */
export interface Citation {
  readonly claim: string;
  /** An evidence id as the model wrote it, not checked yet; `''` when it gave none. */
  readonly evidence: string;
  /** Words copied from that evidence; `null` when the model quoted none. */
  readonly quote: string | null;
}

export interface NextStep {
  readonly step: string;
  readonly command: string | null;
}
