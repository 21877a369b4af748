import { LlmError } from '../../llm/failure.js';
import type { EngineIssue } from '../stages.js';

/** Why an answer is not published: it declines, says nothing, says less than the rules, or holds what is not so. */
export interface Unfit {
  readonly kind: 'refused' | 'nothing' | 'less' | 'unverified';
  /** For people. */
  readonly reason: string;
}

export const unfit = (kind: Unfit['kind'], reason: string): Unfit => ({ kind, reason });

/** What the report calls it. */
export const UNFIT_ISSUES: Readonly<Record<Unfit['kind'], EngineIssue>> = {
  refused: new LlmError('refused', '').issue,
  nothing: new LlmError('empty', '').issue,
  less: 'set_aside',
  unverified: 'set_aside',
};
