import type { Language, Localized } from '../../config/language.js';
import { isPart, nameOf } from '../../diagnosis/told/names.js';
import { beginning } from '../../evidence/bounded-text.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../evidence/entity.js';
import type { Relation } from '../../evidence/relation.js';

/** Lines of one list. */
const MAX_LINES = 10;
/** Steps that are followed from an object to what depends on it. */
const MAX_STEPS = 5;
/** Longest text of one line, in characters. */
const MAX_TEXT = 300;

const short = (text: string): string => beginning(text, MAX_TEXT);

const WORDS: Localized<{
  readonly more: (count: number) => string;
  readonly nothingChanged: string;
  readonly dependsOnIt: string;
  readonly itDependsOn: string;
  readonly nothing: string;
  readonly sick: string;
  readonly onlyRead: string;
}> = {
  en: {
    more: (count) => `and ${count} more`,
    nothingChanged: 'Nothing changed, as far as the cluster remembers.',
    dependsOnIt: 'Depends on it',
    itDependsOn: 'It depends on',
    nothing: 'nothing that was read',
    sick: 'not well',
    onlyRead: 'Only what was read around the object counts here.',
  },
  ko: {
    more: (count) => `외 ${count}건`,
    nothingChanged: '클러스터에 남아 있는 변경 기록이 없습니다.',
    dependsOnIt: '이 대상에 의존하는 것',
    itDependsOn: '이 대상이 의존하는 것',
    nothing: '읽은 범위에는 없음',
    sick: '비정상',
    onlyRead: '대상 주변에서 읽은 내용만 반영됩니다.',
  },
};

const bounded = (lines: readonly string[], language: Language): readonly string[] =>
  lines.length <= MAX_LINES
    ? lines
    : [...lines.slice(0, MAX_LINES), `- ${WORDS[language].more(lines.length - MAX_LINES)}`];

/** What changed on the ways from the subject, newest first, a line each. */
export const changesTold = (graph: CaseGraph, language: Language): string => {
  const changes = graph.parts.entities
    .filter(({ hops }) => hops !== null)
    .flatMap(({ ref, changes: all }) =>
      all.filter(({ kind }) => kind !== 'run').map((change) => ({ ...change, of: nameOf(ref) })),
    )
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const lines = changes.map(
    ({ at, what, by, of }) => `- ${at}: ${of}: ${short(what)}${by === null ? '' : ` (${by})`}`,
  );
  return lines.length === 0 ? WORDS[language].nothingChanged : bounded(lines, language).join('\n');
};

/** The subject with what it is a part of and what is a part of it: a workload and its pods are one thing to who depends on it. */
const wholeOf = (graph: CaseGraph, subject: Entity): ReadonlySet<EntityKey> => {
  const whole = new Set([subject.key]);
  for (const key of whole) {
    const owners = graph.targets(key, 'owned by').map((owner) => owner.key);
    const parts = graph.sources(key, 'owned by').map((part) => part.key);
    for (const found of [...owners, ...parts]) whole.add(found);
  }
  return whole;
};

/** Trouble travels from `to` towards `from`; parts of one object are not told apart. */
const reached = (
  graph: CaseGraph,
  from: ReadonlySet<EntityKey>,
  next: (key: EntityKey) => readonly { readonly key: EntityKey; readonly how: string }[],
): readonly { readonly entity: Entity; readonly how: string }[] => {
  const seen = new Set(from);
  const found: { entity: Entity; how: string }[] = [];
  let ends: readonly EntityKey[] = [...from];
  for (let step = 0; step < MAX_STEPS && ends.length > 0; step += 1) {
    const further: EntityKey[] = [];
    for (const { key, how } of ends.flatMap(next)) {
      const entity = graph.entity(key);
      if (entity === null || seen.has(key)) continue;
      seen.add(key);
      further.push(key);
      found.push({ entity, how });
    }
    ends = further;
  }
  return found;
};

/** What is used in common makes neither depend on the other. */
const stands = ({ type }: Relation): boolean => type !== 'shares';

const lineOf = (
  { entity, how }: { readonly entity: Entity; readonly how: string },
  language: Language,
): string => {
  const trouble = entity.sick === true ? `: ${WORDS[language].sick}` : '';
  return `- ${nameOf(entity.ref)} (${how})${trouble}`;
};

/** What stands on the subject, and what it stands on, as far as it was read. */
export const dependentsTold = (graph: CaseGraph, language: Language): string => {
  const { subject } = graph;
  const words = WORDS[language];
  if (subject === null) return words.nothing;
  const whole = wholeOf(graph, subject);
  const listed = (
    title: string,
    next: (key: EntityKey) => readonly { readonly key: EntityKey; readonly how: string }[],
  ): string => {
    const lines = reached(graph, whole, next)
      .filter(({ entity }) => !isPart(entity))
      .map((each) => lineOf(each, language));
    return [`${title}:`, ...(lines.length === 0 ? [`- ${words.nothing}`] : bounded(lines, language))].join(
      '\n',
    );
  };
  return [
    listed(words.dependsOnIt, (key) =>
      graph
        .relationsTo(key)
        .filter(stands)
        .map(({ from, type }) => ({ key: from, how: type })),
    ),
    listed(words.itDependsOn, (key) =>
      graph
        .relationsFrom(key)
        .filter(stands)
        .map(({ to, type }) => ({ key: to, how: type })),
    ),
    words.onlyRead,
  ].join('\n\n');
};
