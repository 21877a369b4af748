import { describe, expect, it } from '@jest/globals';
import { MIN_FALL } from '../../src/diagnosis/explain/rests-on.js';
import { piecesOf } from '../../src/diagnosis/explain/pieces.js';
import type { Diagnosis, ToldCause } from '../../src/evidence/finding.js';
import type { EvidenceId } from '../../src/evidence/evidence.js';
import { withoutEvidence } from '../../src/evidence/without-evidence.js';
import { scenarioCase } from '../support/scenario/scenario-case.ts';
import { scenarios } from '../support/scenario/scenario-file.ts';

/** Ids behind a line of support: `last state OOMKilled [E2, E5]`. */
const idsOf = (line: string): readonly EvidenceId[] =>
  (/\[(E\d+(?:, E\d+)*)\]$/.exec(line)?.[1]?.split(', ') ?? []) as readonly EvidenceId[];

const identity = ({ entity, mechanism }: ToldCause): string => JSON.stringify([entity, mechanism]);

const confidenceOf = ({ story }: Diagnosis, cause: ToldCause): number =>
  story?.causes.find((other) => identity(other) === identity(cause))?.confidence ?? 0;

/** The claims of the first cause, as the pieces of evidence are made of them. */
const claimsOf = ({ findings }: Diagnosis) =>
  (findings[0]?.support ?? []).flatMap((text) => {
    const [evidence, ...also] = idsOf(text.en);
    return evidence === undefined ? [] : [{ text, evidence, also }];
  });

const variants = scenarios()
  .filter(({ group }) => group !== 'negative')
  .flatMap((scenario) =>
    ['plain', ...(scenario.direct === undefined ? [] : ['direct'])].map((variant, alert) => ({
      name: `${scenario.name}, ${variant}`,
      scenario,
      alert,
    })),
  );

describe('the verdict on a scenario', () => {
  it.each(variants)(
    '$name: rests on each piece of evidence that it cites, and is gone with all of them',
    async ({ scenario, alert }) => {
      const { graph, diagnose } = await scenarioCase(scenario, { alert });
      const told = diagnose(graph);
      const [cause] = told.story?.causes ?? [];
      if (cause === undefined) throw new Error('no cause is told');
      const pieces = piecesOf(graph, claimsOf(told)).filter(({ cited }) =>
        cited.some((id) => cause.evidence.includes(id)),
      );
      expect(pieces.flatMap(({ cited }) => cited)).toEqual(expect.arrayContaining([...cause.evidence]));
      expect(pieces.length).toBeGreaterThan(0);
      for (const { ids, cited } of pieces) {
        const left = confidenceOf(diagnose(withoutEvidence(graph, ids)), cause);
        expect({ without: cited, falls: cause.confidence - left + 0.001 >= MIN_FALL, left }).toMatchObject({
          falls: true,
        });
      }
      const all = new Set(piecesOf(graph, claimsOf(told)).flatMap(({ ids }) => [...ids]));
      expect(confidenceOf(diagnose(withoutEvidence(graph, all)), cause)).toBe(0);
    },
  );
});
