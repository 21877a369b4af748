import type { Alert } from '../alerts/alert.js';
import type { Target } from '../alerts/target.js';
import type { Collected } from '../evidence/facts.js';
import { LANGUAGES, type Language } from '../config/language.js';
import type { Diagnosis } from '../evidence/finding.js';
import type { Runbook } from './runbook/runbook.js';
import type { TokenCounter } from './token-counter.js';

/** What a prompt is made of. The pipeline's masked case has this shape. */
export interface PromptCase {
  /** The alerts of the group, the worst first; never empty. */
  readonly members: readonly { readonly alert: Alert }[];
  /** An earlier analysis of the same alerts, or `null`. */
  readonly previous: {
    readonly status: string;
    readonly summary: string;
    readonly detail: string;
    readonly createdAt: string | null;
  } | null;
  /** Summaries of earlier analyses of the same alert, group or incident, oldest first. */
  readonly history: readonly { readonly text: string; readonly createdAt: string }[];
  readonly target: Target;
  readonly collected: Collected;
  readonly diagnosis: Diagnosis;
  /** The team's own words about such an alert. */
  readonly runbooks?: readonly Runbook[];
}

/** How long a prompt may be. */
export interface PromptLimits {
  /** Of the whole prompt; 0 = no limit. */
  readonly tokenBudget: number;
  /** Per container log; 0 = none. */
  readonly maxLogLines: number;
  /** Per object; 0 = none. */
  readonly maxEvents: number;
  /** Of earlier analyses, the newest; those that are compared with do not count. */
  readonly maxSummaries: number;
}

export interface PromptOptions {
  readonly limits: PromptLimits;
  /** The reader's language. */
  readonly language: Language;
  /** Those that the answer is asked in; without, all of them. */
  readonly languages?: readonly Language[];
  /** Whether the model may call tools; without, nothing is said about them. */
  readonly tools?: boolean;
  /** What tools reach, in a sentence; `null` when everything that the service may read. */
  readonly reach?: string | null;
  /** Counts for the model that is asked; without, tokens are estimated. */
  readonly counter?: TokenCounter;
}

/**
 * What the answer is about: the cause of what goes on, or the recovery after it was analysed before. A resolved alert
 * without an earlier analysis is asked for its cause (docs/model.md "Prompt").
 */
export type PromptForm = 'cause' | 'recovery';

export const formOf = ({ members, previous }: Pick<PromptCase, 'members' | 'previous'>): PromptForm =>
  previous !== null && members.every(({ alert }) => alert.status === 'resolved') ? 'recovery' : 'cause';

/**
 * The languages that an answer is asked in, the reader's first where it is among them.
 * @param offered those of `ANSWER_LANGUAGES`
 */
export const askedLanguages = (
  reader: Language,
  offered: readonly Language[] = LANGUAGES,
): readonly Language[] => [
  ...offered.filter((each) => each === reader),
  ...offered.filter((each) => each !== reader),
];
