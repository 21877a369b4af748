import { CaseGraph } from './case-graph.js';
import type { Entity, ErrorLine } from './entity.js';
import type { EvidenceId } from './evidence.js';
import type { Fact } from './fact.js';
import type { Relation } from './relation.js';

type Ids = ReadonlySet<EvidenceId>;

const factWithout = <T>(fact: Fact<T>, ids: Ids): Fact<T> =>
  fact.status !== 'not-applicable' && ids.has(fact.evidence)
    ? { status: 'unavailable', reason: 'taken away', evidence: fact.evidence }
    : fact;

const entityWithout = (entity: Entity, ids: Ids): Entity => {
  const object = factWithout(entity.object, ids);
  const isKept = object === entity.object;
  return {
    key: entity.key,
    ref: entity.ref,
    hops: entity.hops,
    object,
    sick: isKept ? entity.sick : null,
    trouble: isKept ? entity.trouble : [],
    events: entity.hops === null ? [] : entity.events.filter(({ evidence }) => !ids.has(evidence)),
    logs: entity.logs.map((log) => ({ ...log, lines: factWithout(log.lines, ids) })),
    errorLines: entity.errorLines.filter(({ evidence }) => !ids.has(evidence)),
    changes: isKept ? entity.changes : [],
  };
};

const isOf = (fact: Fact<unknown>, ids: Ids): boolean =>
  fact.status !== 'not-applicable' && ids.has(fact.evidence);

/**
 * What stands only in lists has the list's evidence for everything, so its object tells; its events are looked up when
 * somebody asks for them, which of thousands of objects costs more than all rules.
 */
const holdsAny = (entity: Entity, ids: Ids): boolean =>
  isOf(entity.object, ids) ||
  (entity.hops !== null &&
    ([...entity.events, ...entity.errorLines].some(({ evidence }) => ids.has(evidence)) ||
      entity.logs.some(({ lines }) => isOf(lines, ids))));

/** A relation whose error line is gone blames nobody; one that was only seen in it is gone too. */
const relationWithout = (relation: Relation, gone: readonly ErrorLine[]): readonly Relation[] => {
  const { blame, detail } = relation;
  if (blame === null || !gone.some(({ text }) => text.includes(blame) || blame.includes(text)))
    return [relation];
  return detail === 'error line' ? [] : [{ ...relation, blame: null }];
};

/**
 * The graph as it would be if some pieces of evidence had not been read: their objects are unknown (not absent), their events,
 * log lines and changes are not there, no error line of them blames anybody, and a list of them is not known to be whole. How
 * things hang together stays, as far as other evidence shows it. Pure.
 */
export const withoutEvidence = ({ parts }: CaseGraph, ids: Ids): CaseGraph => {
  const lists = [...parts.listEvidence].filter(([, id]) => !ids.has(id));
  const whole = new Set(lists.map(([name]) => name));
  const goneLines = parts.entities.flatMap(({ errorLines }) =>
    errorLines.filter(({ evidence }) => ids.has(evidence)),
  );
  return new CaseGraph({
    ...parts,
    entities: parts.entities.map((entity) => (holdsAny(entity, ids) ? entityWithout(entity, ids) : entity)),
    relations: parts.relations.flatMap((relation) => relationWithout(relation, goneLines)),
    complete: new Set([...parts.complete].filter((name) => whole.has(name))),
    listEvidence: new Map(lists),
  });
};
