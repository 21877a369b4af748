import type { Language, Localized } from '../config/language.js';

/** How an answer stands to the rules' explanation. */
export const RELATIONS = ['agrees', 'refines', 'differs', 'contradicts', 'independent'] as const;
export type Relation = (typeof RELATIONS)[number];

/** The structured answer, as read from the model's reply (docs/answers.md "The parts of a model's answer"). */
export interface Answer {
  /** At most two sentences that name the cause and the object. */
  readonly summary: Localized;
  /** Markdown, with its headings (docs/model.md "Headings"). */
  readonly detail: Localized;
  /** The languages that the model wrote; the texts of another are those of one of these. */
  readonly written: readonly Language[];
  /** To the rules' explanation, as the model sees it; `null` when it does not say. */
  readonly relation: Relation | null;
  /** Who and what is affected, in a sentence; `null` when that is not told. */
  readonly impact: string | null;
  /** Why it happens now, in a sentence; `null` when that is not told. */
  readonly whyNow: string | null;
  /** One sentence that names the cause and the object, or `null` when the evidence does not tell. */
  readonly cause: string | null;
  /** 0 to 1; `null` when the model gave none. */
  readonly confidence: number | null;
  /** From the trigger to the symptom, a step each. */
  readonly chain: readonly string[];
  readonly citations: readonly Citation[];
  /** Rivals that were considered, and why they lost. */
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
  /** What the command does, once it was classed; absent before and where there is none. */
  readonly kind?: 'read' | 'change';
}
