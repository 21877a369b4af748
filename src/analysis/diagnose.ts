import type { OperatorFunction } from 'rxjs';
import type { Alert } from '../alerts/alert.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Collected } from '../evidence/facts.js';
import type { Diagnosis, Story } from '../evidence/finding.js';
import { worstMember } from './request.js';
import type { CollectedCase, DiagnosedCase } from './stages.js';
import { timed } from './timed.js';

/** What the rules say about what was collected, and how it explains the alert. */
export type Diagnose = (collected: Collected, alert: Alert) => Diagnosis;

const storyIds = (story: Story | undefined): readonly string[] =>
  story === undefined
    ? []
    : [
        ...story.causes.flatMap(({ evidence, chain }) => [
          ...evidence,
          ...chain.flatMap((step) => step.evidence),
        ]),
        ...[...story.ruledOut, ...story.alsoSeen, ...story.changed, ...(story.ended ?? [])].flatMap(
          ({ evidence }) => evidence,
        ),
      ];

/** Without what was looked at on the way, is well, and is cited by nothing. */
const told = (evidence: readonly Evidence[], { findings, story }: Diagnosis): readonly Evidence[] => {
  const cited = new Set<string>([...findings.flatMap((finding) => finding.evidence), ...storyIds(story)]);
  return evidence.filter(({ id, onlyIfCited }) => onlyIfCited !== true || cited.has(id));
};

/**
 * Puts the rules to what was collected: the answer without a model, and evidence for one. The graph ends here: what is
 * told of it stands in the diagnosis.
 */
export const diagnose = (rules: Diagnose): OperatorFunction<CollectedCase, DiagnosedCase> =>
  timed('diagnose', (collected) => {
    const { graph: _graph, ...kept } = collected.collected;
    const diagnosis = rules(collected.collected, worstMember(collected.request.members).alert);
    return { ...collected, collected: { ...kept, evidence: told(kept.evidence, diagnosis) }, diagnosis };
  });
