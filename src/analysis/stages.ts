import type { Evidence } from '../evidence/evidence.js';
import type { Collected } from '../evidence/facts.js';
import type { Diagnosis } from '../evidence/finding.js';
import type { SeenInGraph } from '../evidence/seen-in-graph.js';
import type { LlmIssue } from '../llm/failure.js';
import type { InvestigationUsage } from '../investigation/tool-loop.js';
import type { Masked } from '../masking/index.js';
import type { ComposedPrompt } from '../prompt/composed-prompt.js';
import type { Answer, Relation } from '../prompt/answer.js';
import type { Language, Localized } from '../config/language.js';
import type { Runbook } from '../prompt/runbook/runbook.js';
import type { ConversationMessage } from '../sessions/conversation-message.js';
import type { EarlierSummary, RulesOnly, TargetedRequest } from './request.js';

/** Milliseconds spent, by stage. */
export type Timings = Readonly<
  Record<'target' | 'collect' | 'diagnose' | 'mask' | 'prompt' | 'model' | 'verify' | 'report', number>
>;

/** After resolve target. */
export interface TargetedCase extends TargetedRequest {
  readonly timings: Partial<Timings>;
}

/** What was known before an analysis. */
export interface Recalled {
  /** Oldest first. */
  readonly summaries: readonly EarlierSummary[];
  /** A sentence for the reader when history could not be read; else `null`. */
  readonly warning: string | null;
}

/** After collect. */
export interface CollectedCase extends TargetedCase {
  readonly recalled: Recalled;
  readonly collected: Collected;
}

/** After diagnose. */
export interface DiagnosedCase extends CollectedCase {
  readonly diagnosis: Diagnosis;
  /** The team's own words about such an alert. */
  readonly runbooks?: readonly Runbook[];
  /** Of the graph, what claims are compared with; absent where none was read. */
  readonly seen?: SeenInGraph;
}

/** What is masked as one value: request, evidence, facts and findings. */
export interface CaseContent {
  readonly members: TargetedRequest['request']['members'];
  readonly previous: TargetedRequest['request']['previous'];
  readonly history: Recalled['summaries'];
  readonly target: Collected['facts']['target'];
  readonly collected: Collected;
  readonly diagnosis: Diagnosis;
  readonly runbooks?: readonly Runbook[];
  readonly seen?: SeenInGraph;
}

/** After mask: nothing unmasked is carried on. */
export interface MaskedCase {
  readonly content: Masked<CaseContent>;
  readonly request: Pick<
    TargetedRequest['request'],
    'language' | 'signal' | 'needless' | 'deadlineAt' | 'groupKey' | 'rulesOnly'
  >;
  /** A sentence for the reader when history could not be read; else `null`. */
  readonly historyWarning: string | null;
  readonly timings: Partial<Timings>;
}

/** After compose prompt. */
export interface PromptedCase extends MaskedCase {
  readonly prompt: Masked<ComposedPrompt>;
  /** Those that the answer is asked in, the reader's first. */
  readonly languages: readonly Language[];
  /** The same with less evidence, for a model whose context is too small. */
  readonly shorterPrompt: () => Promise<Masked<ComposedPrompt>>;
}

/** Why no model's answer is published: its failure, that it says less than the rules, or why none was asked. */
export type EngineIssue = LlmIssue | 'set_aside' | RulesOnly;

/** What the model said, or why it did not. Failure of the model is a value: the rules answer then. */
export type Investigation =
  | {
      readonly kind: 'answered';
      readonly answer: Masked<Answer>;
      readonly model: { readonly provider: string; readonly id: string };
      readonly usage: InvestigationUsage;
      /** Whether the reply followed the schema; else it was read as text. */
      readonly parsed: boolean;
      /** What the tools answered, as evidence with ids that follow those of the collected. */
      readonly readings: Masked<readonly Evidence[]>;
      /** What a reader should know about how the answer came about, a sentence each. */
      readonly notes: readonly string[];
      /** All that was said, for the session. */
      readonly transcript: Masked<readonly ConversationMessage[]>;
    }
  | {
      readonly kind: 'not-answered';
      readonly issue: EngineIssue;
      readonly reason: Masked<string>;
      readonly readings: Masked<readonly Evidence[]>;
      readonly transcript: Masked<readonly ConversationMessage[]>;
      readonly usage: InvestigationUsage;
    };

/** After investigate. */
export interface InvestigatedCase extends PromptedCase {
  readonly investigation: Investigation;
}

/** After verify: what about the answer could not be checked; each a sentence for `warnings`. */
export interface VerifiedCase extends InvestigatedCase {
  readonly unverified: Masked<readonly string[]>;
}

/** How a model's answer stands to the rules' explanation, and whose words come first. */
export interface Standing {
  /** `null` where the rules have no strong cause and the model does not say. */
  readonly relation: Relation | null;
  readonly leads: 'model' | 'rules';
}

/** An answer that is published, or the rules' with what the model's adds to it. */
export type Accepted =
  | (Extract<Investigation, { kind: 'answered' }> & { readonly standing: Standing })
  | (Extract<Investigation, { kind: 'not-answered' }> & {
      /** The summary of an answer that was not published; `null` where it adds nothing. */
      readonly words: Masked<Localized> | null;
      /** Who gave the answer that was not published; `null` where none did. */
      readonly model: { readonly provider: string; readonly id: string } | null;
    });

/** After accept: nothing of the model is left that may not leave. */
export type AcceptedCase = Omit<VerifiedCase, 'investigation'> & { readonly investigation: Accepted };
