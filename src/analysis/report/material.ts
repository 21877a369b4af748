import { targetFromLabels } from '../../alerts/target-from-labels.js';
import { isNodeTarget, type Target } from '../../alerts/target.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Fact } from '../../evidence/facts.js';
import type { Language, Localized } from '../../config/language.js';
import type { LlmUsage } from '../../llm/provider.js';
import type { Answer } from '../../prompt/answer.js';
import { worstMember, type AnalysisRequest } from '../request.js';
import type { CaseContent, EngineIssue, Standing, Timings } from '../stages.js';

/** What the model said, or why it did not; the masked parts of an investigation taken out. */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      readonly model: { readonly provider: string; readonly id: string };
      readonly usage: LlmUsage & { readonly turns: number; readonly toolCalls: number };
      readonly parsed: boolean;
      readonly readings: readonly Evidence[];
      readonly notes: readonly string[];
      readonly standing: Standing;
    }
  | {
      readonly kind: 'not-answered';
      readonly issue: EngineIssue;
      readonly reason: string;
      /** The summary of an answer that was not published; absent where it adds nothing. */
      readonly words?: Localized | null;
      readonly readings: readonly Evidence[];
    };

/** Everything a report is written from. All of it is masked already; the functions of this folder see nothing else. */
export interface ReportMaterial {
  readonly content: CaseContent;
  readonly language: AnalysisRequest['language'];
  readonly outcome: Outcome;
  /** A sentence for the reader when history could not be read; else `null`. */
  readonly historyWarning: string | null;
  /** What the prompt left out, a sentence each. */
  readonly cuts: readonly string[];
  /** What about the answer could not be checked, a sentence each. */
  readonly unverified: readonly string[];
  readonly kubernetes: { readonly configured: boolean; readonly reason: string | null };
  readonly service: { readonly name: string; readonly version: string };
  readonly timings: Partial<Timings>;
  /** By the id of a rule of masking, how many spans it hid. */
  readonly masked: Readonly<Record<string, number>>;
}

/** Whether the texts of a language are the model's: its words come first, and it wrote that language. */
export const isModels = (
  outcome: Outcome,
  language: Language,
): outcome is Extract<Outcome, { kind: 'answered' }> =>
  outcome.kind === 'answered' &&
  outcome.standing.leads === 'model' &&
  (outcome.answer.written.includes(language) || !agreesWithRules(outcome.standing));

/** Whether the rules' texts tell of the same cause as the model's, so that they can stand for one another. */
export const agreesWithRules = ({ relation }: Standing): boolean =>
  relation === 'agrees' || relation === 'refines';

/** The alert that the report is about. */
export const mainAlert = ({ content }: ReportMaterial) => worstMember(content.members).alert;

/** The target as the labels name it, before anything was looked up in the cluster. */
export const namedTarget = (material: ReportMaterial): Target =>
  targetFromLabels(mainAlert(material).labels, null);

/** Whether the alert is about a node, as its labels say; what was found in the cluster does not change that. */
export const isNodeAlert = (material: ReportMaterial): boolean => isNodeTarget(namedTarget(material));

/** The value of a reading, or `null` when there is none. */
export const valueOf = <T>(fact: Fact<T>): T | null => (fact.status === 'ok' ? fact.value : null);
