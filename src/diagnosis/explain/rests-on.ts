import type { CaseGraph } from '../../evidence/case-graph.js';
import { withoutEvidence } from '../../evidence/without-evidence.js';
import type { Explanation, Weighed } from './explanation.js';
import { piecesOf } from './pieces.js';

/** A verdict rests on what takes at least so much of its confidence away when it is not there. */
export const MIN_FALL = 0.2;
/** Most pieces that are tried for one verdict: each costs a run of all rules. */
const MAX_PIECES = 6;
/** Confidences are told with two digits. */
const ROUNDING = 1e-9;

/** How sure the same verdict is in another explanation; 0 where it is none there. */
const confidenceIn = ({ causes }: Explanation, { finding }: Weighed): number =>
  causes.find(
    (cause) =>
      cause.finding.mechanism === finding.mechanism && cause.finding.entity.key === finding.entity.key,
  )?.confidence ?? 0;

/**
 * A cause with the evidence that it rests on: what is cited for it is taken away piece by piece, and a piece counts without
 * which another cause, none, or a much less certain one would be told. What only illustrates the cause (a log line beside
 * what Kubernetes states itself) is told with its evidence and is no part of this. All of it where no piece decides alone.
 *
 * @param explained how the rules explain a graph
 */
export const resting = (
  graph: CaseGraph,
  cause: Weighed,
  explained: (graph: CaseGraph) => Explanation,
): Weighed => {
  const deciding = piecesOf(graph, cause.finding.claims)
    .slice(0, MAX_PIECES)
    .filter(({ ids }) => {
      const left = confidenceIn(explained(withoutEvidence(graph, ids)), cause);
      return left <= cause.confidence - MIN_FALL + ROUNDING;
    });
  return deciding.length === 0 ? cause : { ...cause, evidence: deciding.flatMap(({ cited }) => cited) };
};
