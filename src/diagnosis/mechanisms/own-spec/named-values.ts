import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import type { PodSpec } from '../../../evidence/objects.js';
import {
  hostsOfConfig,
  hostsOfSpec,
  type NamedHost,
} from '../../../integrations/kubernetes/graph/pod-references.js';
import { evidenceOf, podOf, rawOf, workloadOf } from '../../kit/look.js';

interface ConfigMap {
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
}

/** The pod template of a workload, or the spec of a pod. */
export const specOf = (entity: Entity): PodSpec | null =>
  podOf(entity)?.spec ?? workloadOf(entity)?.spec.template?.spec ?? null;

/** Configuration that everybody gets. */
const OF_CLUSTER = 'kube-root-ca.crt';

/** The ConfigMaps that a workload or pod reads, with their data. */
export const configsOf = (
  entity: Entity,
  graph: CaseGraph,
): readonly { readonly entity: Entity; readonly data: Readonly<Record<string, string>> }[] =>
  graph
    .targets(entity.key, 'reads config')
    .filter(({ ref }) => ref.kind === 'ConfigMap' && ref.name !== OF_CLUSTER)
    .flatMap((config) => {
      const data = rawOf<ConfigMap>(config)?.data;
      return data === undefined ? [] : [{ entity: config, data }];
    });

/** A value that a workload is given, and where it stands. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  /** `env CACHE_TTL`, `ConfigMap web, key ttl`. */
  readonly where: string;
  readonly at: Entity;
  readonly evidence: EvidenceId;
}

/** Variables of the containers of a workload whose values stand in its own spec. */
export const variablesOf = (entity: Entity, graph: CaseGraph): readonly NamedValue[] => {
  const spec = specOf(entity);
  return [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].flatMap(({ env = [] }) =>
    env.flatMap(({ name, value }) =>
      value === undefined
        ? []
        : [{ name, value, where: `env ${name}`, at: entity, evidence: evidenceOf(entity, graph) }],
    ),
  );
};

export interface PlacedHost extends NamedHost {
  /** The workload, or the ConfigMap. */
  readonly at: Entity;
  readonly evidence: EvidenceId;
}

/** `ANSWERS_HOST` with `ANSWERS_PORT`: the port that stands beside a host. */
const portBeside = (name: string, variables: readonly NamedValue[]): number | null => {
  const base = /^env (.*?)_?(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVICE|SERVER|ENDPOINT)$/i.exec(name)?.[1];
  const port = base === undefined ? undefined : variables.find((each) => each.name === `${base}_PORT`)?.value;
  return port !== undefined && /^\d{1,5}$/.test(port) ? Number(port) : null;
};

/** Hosts that a workload's own spec and its ConfigMaps name, with where they stand. */
export const hostsNamedBy = (entity: Entity, graph: CaseGraph): readonly PlacedHost[] => {
  const spec = specOf(entity);
  const variables = variablesOf(entity, graph);
  const own = (spec === null ? [] : hostsOfSpec(spec)).map((host) => ({
    ...host,
    port: host.port ?? portBeside(host.where, variables),
    at: entity,
    evidence: evidenceOf(entity, graph),
  }));
  const config = configsOf(entity, graph).flatMap(({ entity: at, data }) =>
    hostsOfConfig(data).map((host) => ({
      ...host,
      where: `ConfigMap ${at.ref.name}, ${host.where}`,
      at,
      evidence: evidenceOf(at, graph),
    })),
  );
  return [...own, ...config];
};

/** The Service that a host means in a namespace by its form, whether or not it exists; `null` for a host outside. */
export const serviceMeant = (
  host: string,
  namespace: string | null,
  graph: CaseGraph,
): { readonly namespace: string; readonly name: string } | null => {
  if (/^\d|^localhost$/.test(host) || namespace === null) return null;
  const bare = host.replace(/\.svc(?:\..*)?$/, '');
  const [name = '', second, ...more] = bare.split('.');
  if (more.length > 0) return null;
  const own = second ?? namespace;
  // `api.example` is a Service only if there is such a namespace, or the host says so.
  return bare !== host || second === undefined || graph.isComplete('Service', own)
    ? { namespace: own, name }
    : null;
};
