import type { OperatorFunction } from 'rxjs';
import type { Alert } from '../alerts/alert.js';
import type { CaseGraph } from '../evidence/case-graph.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Collected } from '../evidence/facts.js';
import type { Diagnosis, Story } from '../evidence/finding.js';
import { seenInGraph } from '../evidence/seen-in-graph.js';
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

/** How far from the alert's subject each piece of evidence lies, where the graph knows. */
const distancesIn = (graph: CaseGraph | undefined): ReadonlyMap<string, number> => {
  const distances = new Map<string, number>();
  const note = (id: string, hops: number): void => {
    distances.set(id, Math.min(hops, distances.get(id) ?? hops));
  };
  for (const entity of graph?.parts.entities ?? []) {
    if (entity.hops === null) continue; // of what stands only in lists, even asking costs
    const { hops, object, events, logs } = entity;
    if ('evidence' in object) note(object.evidence, hops);
    for (const { evidence } of events) note(evidence, hops);
    for (const { lines } of logs) if ('evidence' in lines) note(lines.evidence, hops);
  }
  return distances;
};

const withDistance = (evidence: readonly Evidence[], graph: CaseGraph | undefined): readonly Evidence[] => {
  const distances = distancesIn(graph);
  return evidence.map((item) => {
    const hops = distances.get(item.id);
    return hops === undefined ? item : { ...item, hops };
  });
};

/**
 * Puts the rules to what was collected: the answer without a model, and evidence for one. The graph ends here: what is
 * told of it stands in the diagnosis, and what claims are compared with is taken out of it.
 */
export const diagnose = (rules: Diagnose): OperatorFunction<CollectedCase, DiagnosedCase> =>
  timed('diagnose', (collected) => {
    const { graph, ...kept } = collected.collected;
    const diagnosis = rules(collected.collected, worstMember(collected.request.members).alert);
    return {
      ...collected,
      collected: { ...kept, evidence: withDistance(told(kept.evidence, diagnosis), graph) },
      diagnosis,
      ...(graph !== undefined && { seen: seenInGraph(graph) }),
    };
  });
