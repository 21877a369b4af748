import type { EntityRef } from '../../../evidence/entity.js';
import type { KubeObject, WorkloadObject } from '../../../evidence/objects.js';
import { hostMentions, type HostMention } from './host-mentions.js';
import { hostsOfConfig, hostsOfSpec } from './pod-references.js';
import type { World } from './world.js';

/** Most names that are asked for as a namespace at once. */
const MAX_NAMES = 8;

/** Second parts of names that lie outside of any cluster, or are ends of files: not worth a question. */
const NO_NAMESPACE =
  /^(?:com|net|org|io|dev|cloud|info|biz|edu|gov|eu|de|uk|fr|us|kr|jp|cn|app|ai|local|internal|svc|\d+|go|js|ts|py|rb|java|php|rs|sh|json|ya?ml|xml|html?|txt|log|conf|cfg|ini|sql|pem|crt|key|jar)$/;

const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** `orders.shop` may be Service orders of namespace shop, or a host outside: its second part. */
const namespaceIn = ({ host }: HostMention): readonly string[] => {
  const [, second = '', third] = host.split('.');
  return third === undefined && LABEL.test(second) && !NO_NAMESPACE.test(second) ? [second] : [];
};

const load = async (world: World, hosts: readonly HostMention[]): Promise<void> => {
  const known = new Set(world.namespaces());
  const names = [...new Set(hosts.flatMap(namespaceIn))].filter((name) => !known.has(name));
  await Promise.all(
    names.slice(0, MAX_NAMES).map((name) => world.load({ kind: 'Namespace', namespace: null, name })),
  );
};

interface Config extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
}

const hostsOf = (world: World, { kind, namespace, name }: EntityRef): readonly HostMention[] => {
  if (kind === 'ConfigMap')
    return hostsOfConfig(world.find<Config>('ConfigMap', namespace, name)?.data ?? {});
  const spec = world.find<WorkloadObject>(kind, namespace, name)?.spec?.template?.spec;
  return spec === undefined ? [] : hostsOfSpec(spec);
};

const SPEAKING: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'ConfigMap',
]);

/** Asks which of the hosts that objects name lie in another namespace of the cluster. */
export const loadNamespacesNamed = (world: World, refs: readonly EntityRef[]): Promise<void> =>
  load(
    world,
    refs.filter(({ kind }) => SPEAKING.has(kind)).flatMap((ref) => hostsOf(world, ref)),
  );

/** The same of the hosts that lines of a log name for certain. */
export const loadNamespacesSaid = (world: World, texts: readonly string[]): Promise<void> =>
  load(
    world,
    texts.flatMap(hostMentions).filter(({ certain }) => certain),
  );
