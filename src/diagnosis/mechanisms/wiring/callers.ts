import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import type { Relation } from '../../../evidence/relation.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, topOwner } from '../../kit/look.js';
import { claim, type Claim, type Known, type Values } from '../../kit/rule.js';

/** An error line of a caller that names whom it could not reach. */
export interface Blame {
  readonly text: string;
  /** RFC 3339; `null` where the line has none. */
  readonly at: string | null;
  readonly evidence: EvidenceId;
}

/** Somebody who calls an entity: a workload, or what a ConfigMap's values name for the workloads that read it. */
export interface Caller {
  /** Where the reference stands: the workload, its pod, or the ConfigMap. */
  readonly seenAt: Entity;
  /** The workload. */
  readonly workload: Entity;
  /** `env ORDERS_URL`, `key app.yaml`; `null` where only an error line names the callee. */
  readonly where: string | null;
  readonly port: number | string | null;
  readonly blame: Blame | null;
  readonly evidence: EvidenceId;
}

const ASIDE = new Set(['error line', 'external name', 'cluster DNS']);

const blameOf = (entity: Entity, { blame }: Relation, evidence: EvidenceId): Blame | null => {
  if (blame === null) return null;
  const line = entity.errorLines.findLast(({ text }) => text === blame);
  return { text: bounded(blame, 220), at: line?.at ?? null, evidence: line?.evidence ?? evidence };
};

const isVersion = ({ ref }: Entity): boolean => ref.kind === 'ReplicaSet';

/** Who calls an entity, as far as that was read; the callers whose error lines name it first. */
export const callersOf = (entity: Entity, graph: CaseGraph): readonly Caller[] =>
  graph
    .relationsTo(entity.key, 'calls')
    .flatMap((relation): readonly Caller[] => {
      const seenAt = graph.entity(relation.from);
      if (seenAt === null || isVersion(seenAt)) return [];
      const evidence = evidenceOf(seenAt, graph);
      const readers = seenAt.ref.kind === 'ConfigMap' ? graph.sources(seenAt.key, 'reads config') : [seenAt];
      const workloads = new Map(
        readers.map((reader) => topOwner(reader, graph)).map((top) => [top.key, top]),
      );
      const where = relation.detail !== null && !ASIDE.has(relation.detail) ? relation.detail : null;
      const { port } = relation;
      const blame = blameOf(seenAt, relation, evidence);
      return [...workloads.values()].map((workload) => ({ seenAt, workload, where, port, blame, evidence }));
    })
    .toSorted((a, b) => Number(b.blame !== null) - Number(a.blame !== null));

/** The line of any caller that names the entity, where one does. */
export const blameAmong = (callers: readonly Caller[]): Blame | null =>
  callers.find(({ blame }) => blame !== null)?.blame ?? null;

/** `ConfigMap shop-config, key app.yaml`, `env ORDERS_URL of Deployment web`: where a caller names the callee. */
export const placeOf = ({ seenAt, where, workload }: Caller): string => {
  const at = `${workload.ref.kind} ${workload.ref.name}`;
  if (where === null) return `the log of ${at}`;
  return seenAt.ref.kind === 'ConfigMap' ? `ConfigMap ${seenAt.ref.name}, ${where}` : `${at}, ${where}`;
};

/** The caller that names where it has the callee from, that of an error line else. */
export const tellingCaller = (callers: readonly Caller[]): Caller | null =>
  callers.find(({ where }) => where !== null) ?? callers[0] ?? null;

/** Whether an error line tells of waiting without an answer. */
export const isTimeout = (text: string): boolean =>
  /timed? ?out|timeout|deadline.?exceeded|ETIMEDOUT|unreachable|no route to host|EHOSTUNREACH|did not respond|not reachable/i.test(
    text,
  );

/** Whether an error line tells of a connection that was not made, and not of what stood in its way. */
export const isUnreached = (text: string): boolean =>
  !isRefused(text) &&
  /communications? link failure|(?:could not|cannot|can't|couldn't|failed to|unable to) (?:connect|dial|reach|open (?:a )?connection|establish)|connection attempt failed|connect(?:ion)? (?:error|failure|failed)|network-related or instance-specific|no server (?:is )?available|server selection/i.test(
    text,
  );

/** Whether an error line tells of a connection that nobody took. */
export const isRefused = (text: string): boolean =>
  /refused|ECONNREFUSED|reset by peer|ECONNRESET|no healthy upstream|\b50[234]\b|unavailable/i.test(text);

/** Whether an error line says that a name does not exist. */
export const isUnknownName = (text: string): boolean =>
  /no such host|ENOTFOUND|NXDOMAIN|name or service not known|nodename nor servname|bad address|could not resolve|can't resolve|cannot resolve|unknown ?host|name resolution|not resolve|getaddrinfo/i.test(
    text,
  );

/** Whether an error line tells what a server answered, so that there is one. */
export const isAnswer = (text: string): boolean =>
  /\b(?:status|code|HTTP\/\d(?:\.\d)?)\b[^a-z]{0,4}(?:code[^a-z]{0,3})?[1-5]\d\d\b|permission denied|access denied|not authorized|unauthori[sz]ed|forbidden/i.test(
    text,
  );

/** What the callers' error lines add to a finding. */
export const blameClaims = (callers: readonly Caller[]): readonly Claim[] =>
  [
    ...new Map(
      callers.flatMap(({ blame, workload }) =>
        blame === null ? [] : [[workload.key, { blame, workload }] as const],
      ),
    ).values(),
  ]
    .slice(0, 2)
    .map(({ blame, workload: { ref } }) =>
      claim(
        blame.evidence,
        `${ref.kind} ${ref.name} logs ${quoted(blame.text)}`,
        `${ref.kind} ${ref.name} 로그: ${quoted(blame.text)}`,
      ),
    );

/** A fault that was read is doubted where callers are known and none of them complains. */
export const knownByCallers = (callers: readonly Caller[]): Known =>
  callers.length === 0 || blameAmong(callers) !== null ? 'shown' : 'suggested';

/** Who is affected, for a text: `Deployment web (env ORDERS_URL of Deployment web)`. */
export const callerValues = (callers: readonly Caller[]): Values => {
  const caller = tellingCaller(callers);
  if (caller === null) return {};
  const { ref } = caller.workload;
  const blame = blameAmong(callers);
  return {
    caller: `${ref.kind} ${ref.name}`,
    ...(caller.where !== null && { place: placeOf(caller) }),
    ...(blame !== null && { line: blame.text }),
  };
};

/** Where a caller has the callee from; nothing where only its log names it. */
export const placeClaims = (caller: Caller): readonly Claim[] =>
  caller.where === null
    ? []
    : [claim(caller.evidence, `named by ${placeOf(caller)}`, `${placeOf(caller)}에서 참조`)];
