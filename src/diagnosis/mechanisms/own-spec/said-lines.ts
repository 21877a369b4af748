import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import { bounded } from '../../../evidence/bounded-text.js';
import { podOf, saidBy, workloadContainers } from '../../kit/look.js';

/** A line that a pod wrote as it failed. */
export interface Said {
  readonly text: string;
  /** RFC 3339; `null` where that is not known. */
  readonly at: string | null;
  readonly evidence: EvidenceId;
  readonly pod: Entity;
}

/** Most pods whose lines are looked through. */
const MAX_PODS = 6;

/** What was found in the logs of an entity, which never changes: many rules ask, and looking costs. */
const found = new WeakMap<Entity, readonly Said[]>();

/** Lines of a pod that tell of failures, the one that tells best why it ended first. */
export const linesOf = (pod: Entity): readonly Said[] => {
  const known = found.get(pod);
  if (known !== undefined) return known;
  const lines = read(pod);
  found.set(pod, lines);
  return lines;
};

const read = (pod: Entity): readonly Said[] => {
  const object = podOf(pod);
  if (object === null) return [];
  const crash = workloadContainers(object).flatMap(({ name }): readonly Said[] => {
    const said = saidBy(pod, name);
    return said?.kind === 'error' ? [{ text: said.text, at: null, evidence: said.evidence, pod }] : [];
  });
  const errors = pod.errorLines.toReversed().map(({ text, at, evidence }) => ({ text, at, evidence, pod }));
  return [...crash, ...errors].map((said) => ({ ...said, text: bounded(said.text) }));
};

/** The pods of a workload that were read, through its ReplicaSets and runs. */
export const podsUnder = (entity: Entity, graph: CaseGraph): readonly Entity[] => {
  const below = graph.targets(entity.key, 'selects');
  const pods = below.flatMap((each) =>
    each.ref.kind === 'Pod'
      ? [each]
      : graph.targets(each.key, 'selects').filter(({ ref }) => ref.kind === 'Pod'),
  );
  return [...new Map(pods.map((pod) => [pod.key, pod])).values()].slice(0, MAX_PODS);
};

/** Lines of all pods of a workload. */
export const linesUnder = (entity: Entity, graph: CaseGraph): readonly Said[] =>
  podsUnder(entity, graph).flatMap(linesOf);

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether a text holds a word by itself, not as a part of a longer one. */
export const hasWord = (text: string, word: string): boolean =>
  word !== '' && new RegExp(`(?:^|[^A-Za-z0-9_-])${escaped(word)}(?:$|[^A-Za-z0-9_-])`).test(text);
