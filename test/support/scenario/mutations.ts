import type { Claim } from '../../../src/diagnosis/kit/rule.js';
import type { EvidenceId } from '../../../src/evidence/evidence.js';
import type { Diagnosis, ToldCause } from '../../../src/evidence/finding.js';
import type { ScenarioCase } from './scenario-case.ts';

/** A piece of evidence that was taken away, and what became of the verdict. */
export interface Mutation {
  /** Ids that the verdict cites of it. */
  readonly without: readonly EvidenceId[];
  /** How much less sure the verdict is; all of its confidence where it is none any more. */
  readonly fall: number;
}

export interface Mutated {
  readonly cause: ToldCause;
  /** For each piece that the cause names as what it rests on. */
  readonly pieces: readonly Mutation[];
  /** How sure the verdict still is without all that is cited for it. */
  readonly leftWithoutAll: number;
}

/** Ids behind a line of support: `last state OOMKilled [E2, E5]`. */
const idsOf = (line: string): readonly EvidenceId[] =>
  (/\[(E\d+(?:, E\d+)*)\]$/.exec(line)?.[1]?.split(', ') ?? []) as readonly EvidenceId[]; // by the pattern

/** The claims of the first cause, as an answer tells them. */
const claimsOf = ({ findings }: Diagnosis): readonly Claim[] =>
  (findings[0]?.support ?? []).flatMap((text) => {
    const [evidence, ...also] = idsOf(text.en);
    return evidence === undefined ? [] : [{ text, evidence, also }];
  });

const identity = ({ entity, mechanism }: ToldCause): string => JSON.stringify([entity, mechanism]);

const confidenceOf = ({ story }: Diagnosis, cause: ToldCause): number =>
  story?.causes.find((other) => identity(other) === identity(cause))?.confidence ?? 0;

/** Takes each piece of evidence of a verdict away in turn, then all; `null` where no cause is told. */
export const mutated = ({ graph, diagnose, service }: ScenarioCase): Mutated | null => {
  const { piecesOf, withoutEvidence } = service;
  const told = diagnose(graph);
  const [cause] = told.story?.causes ?? [];
  if (cause === undefined) return null;
  const all = piecesOf(graph, claimsOf(told));
  const left = (ids: ReadonlySet<EvidenceId>): number =>
    confidenceOf(diagnose(withoutEvidence(graph, ids)), cause);
  return {
    cause,
    pieces: all
      .filter(({ cited }) => cited.some((id) => cause.evidence.includes(id)))
      .map(({ ids, cited }) => ({ without: cited, fall: cause.confidence - left(ids) })),
    leftWithoutAll: left(new Set(all.flatMap(({ ids }) => [...ids]))),
  };
};
