import type { Provenance } from '../report.js';
import type { ReportMaterial } from './material.js';

/** Where the answer came from and what it cost. `total` is the sum of the stages, which run one after another. */
export const provenanceOf = ({ service, outcome, content, timings, masked }: ReportMaterial): Provenance => {
  const answered = outcome.kind === 'answered' ? outcome : null;
  const total = Object.values(timings).reduce((sum, spent) => sum + spent, 0);
  return {
    service,
    model: answered && { provider: answered.model.provider, id: answered.model.id },
    reason: outcome.kind === 'answered' ? null : outcome.issue,
    rules: [...new Set(content.diagnosis.findings.map(({ rule }) => rule))],
    usage: answered && {
      turns: answered.usage.turns,
      toolCalls: answered.usage.toolCalls,
      inputTokens: answered.usage.inputTokens,
      outputTokens: answered.usage.outputTokens,
      cachedTokens: answered.usage.cachedTokens,
    },
    timings: { ...timings, total },
    masked,
  };
};
