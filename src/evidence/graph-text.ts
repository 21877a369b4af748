import { beginning } from './bounded-text.js';
import type { CaseGraph } from './case-graph.js';
import { entityTitle, type Entity } from './entity.js';
import type { Relation } from './relation.js';

/** Longest text of one line, in characters. */
const MAX_TEXT = 240;
/** Error lines shown of one entity, the newest. */
const MAX_ERRORS = 3;

const short = (text: string): string => beginning(text, MAX_TEXT);

const mark = ({ sick, object }: Entity): string => {
  if (object.status === 'absent') return 'absent';
  if (object.status !== 'ok') return `not read (${object.status === 'not-applicable' ? '' : object.reason})`;
  return sick === true ? 'SICK' : sick === false ? 'well' : 'seen';
};

const evidenceOf = ({ object }: Entity): string =>
  object.status === 'not-applicable' ? '' : ` [${object.evidence}]`;

const relationLine = (graph: CaseGraph, { type, to, detail, port, blame }: Relation): string => {
  const target = graph.entity(to);
  const name = target === null ? to : entityTitle(target.ref);
  const where = [detail, port === null ? null : `port ${port}`].filter((part) => part !== null).join(', ');
  return `    ${type} ${name}${where === '' ? '' : ` (${where})`}${blame === null ? '' : ` ← ${short(blame)}`}`;
};

const reached = (graph: CaseGraph): readonly Entity[] =>
  graph.parts.entities.filter(({ hops }) => hops !== null);

const entityLines = (graph: CaseGraph, entity: Entity): readonly string[] => [
  `${'·'.repeat(entity.hops ?? 0)} ${entityTitle(entity.ref)}: ${mark(entity)}${evidenceOf(entity)}`,
  ...entity.trouble.map((text) => `    ! ${short(text)}`),
  ...entity.changes
    .slice(0, 2)
    .map(({ at, what, by }) => `    ~ ${at} ${short(what)}${by === null ? '' : ` (${by})`}`),
  ...entity.errorLines.slice(-MAX_ERRORS).map(({ text, evidence }) => `    > ${short(text)} [${evidence}]`),
  ...graph.relationsFrom(entity.key).map((relation) => relationLine(graph, relation)),
];

/** The graph for a person to read: each entity that a way leads to, nearest first, with its state and where it leads. */
export const graphText = (graph: CaseGraph): string => {
  const entities = reached(graph).toSorted((a, b) => (a.hops ?? 0) - (b.hops ?? 0));
  const others = graph.parts.entities.length - entities.length;
  return [
    `subject: ${graph.subject === null ? 'none' : entityTitle(graph.subject.ref)}, class: ${graph.parts.alertClass}`,
    ...entities.flatMap((entity) => entityLines(graph, entity)),
    `${entities.length} objects on the ways from the subject, ${others} more known from lists`,
    ...graph.parts.gaps.map(({ entity, reason }) => `not read: ${entityTitle(entity)}: ${short(reason)}`),
    '',
  ].join('\n');
};

const node = (index: number): string => `n${index}`;

const label = (text: string): string => text.replaceAll('"', "'");

/** The graph as a Mermaid flowchart. */
export const graphMermaid = (graph: CaseGraph): string => {
  const entities = reached(graph);
  const index = new Map(entities.map(({ key }, at) => [key, at]));
  const edges = graph.parts.relations.flatMap(({ type, from, to }) => {
    const [a, b] = [index.get(from), index.get(to)];
    return a === undefined || b === undefined ? [] : [`  ${node(a)} -->|${type}| ${node(b)}`];
  });
  return [
    'flowchart LR',
    ...entities.map(
      (entity, at) =>
        `  ${node(at)}["${label(entityTitle(entity.ref))}"]${entity.sick === true ? ':::sick' : ''}`,
    ),
    ...edges,
    '  classDef sick fill:#fdd,stroke:#c00',
    '',
  ].join('\n');
};

/** The graph as plain JSON: entities with their state, relations, gaps. */
export const graphJson = (graph: CaseGraph): string =>
  `${JSON.stringify(
    {
      subject: graph.subject?.ref ?? null,
      class: graph.parts.alertClass,
      entities: reached(graph).map(({ ref, hops, sick, trouble, object, changes, errorLines }) => ({
        ...ref,
        hops,
        sick,
        status: object.status,
        evidence: object.status === 'not-applicable' ? null : object.evidence,
        trouble,
        changes: changes.slice(0, 3),
        errorLines: errorLines.map(({ at, text, evidence }) => ({ at, text, evidence })),
      })),
      relations: graph.parts.relations,
      gaps: graph.parts.gaps,
    },
    null,
    2,
  )}\n`;
