import type { Answer, NextStep } from '../../prompt/answer.js';
import type { ReportMaterial } from './material.js';

/** What the model answered beside its texts, in the names of the wire (`context.answer`); `null` without a model. */
export const answerShape = ({ outcome }: Pick<ReportMaterial, 'outcome'>) => {
  if (outcome.kind === 'not-answered') return null;
  const { cause, confidence, chain, citations, ruledOut, nextSteps, missingEvidence, impact, whyNow } =
    outcome.answer;
  return {
    relation: outcome.standing.relation,
    cause,
    confidence,
    chain,
    citations,
    ruled_out: ruledOut,
    impact,
    why_now: whyNow,
    next_steps: readsFirst(nextSteps),
    missing_evidence: missingEvidence,
  };
};

/** Steps in the order in which it is safe to take them: those whose command changes nothing come first. */
export const readsFirst = (steps: Answer['nextSteps']): readonly NextStep[] => [
  ...steps.filter(({ kind }) => kind === 'read'),
  ...steps.filter(({ kind }) => kind !== 'read'),
];
