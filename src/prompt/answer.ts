import type { Localized } from '../config/language.js';

/** The structured answer of design.md section 5, as read from the model's reply. */
export interface Answer {
  readonly summary: Localized;
  /** Markdown, with the headings of contract 5.2. */
  readonly detail: Localized;
  /** One sentence that names the cause and the object, or `null` when the evidence does not tell. */
  readonly cause: string | null;
  /** 0 to 1; `null` when the model gave none. */
  readonly confidence: number | null;
  /** Evidence ids as the model wrote them; not checked yet. */
  readonly citations: readonly { readonly claim: string; readonly evidence: readonly string[] }[];
  readonly missingEvidence: readonly string[];
  readonly nextSteps: readonly string[];
}
