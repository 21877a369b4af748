import type { Answer, NextStep } from '../../prompt/answer.js';
import type { ReportMaterial } from './material.js';
import { isReadOnly } from './read-only-command.js';

/** What the model answered beside its texts, in the names of the wire (`context.answer`); `null` without a model. */
export const answerShape = ({ outcome }: Pick<ReportMaterial, 'outcome'>) => {
  if (outcome.kind === 'not-answered') return null;
  const { cause, confidence, chain, citations, ruledOut, nextSteps, missingEvidence } = outcome.answer;
  return {
    cause,
    confidence,
    chain,
    citations,
    ruled_out: ruledOut,
    next_steps: readsFirst(nextSteps),
    missing_evidence: missingEvidence,
  };
};

/** Steps in the order in which it is safe to take them: those whose command changes nothing come first. */
export const readsFirst = (steps: Answer['nextSteps']): readonly NextStep[] => {
  const isRead = ({ command }: NextStep): boolean => command !== null && isReadOnly(command);
  return [...steps.filter(isRead), ...steps.filter((step) => !isRead(step))];
};
