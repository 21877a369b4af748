import type { KubeObject } from '../../../evidence/objects.js';
import type { CollectionRef } from '../reader.js';

/** Built-in kinds that lie in no namespace; a list of any other kind without one is over all namespaces. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'namespaces',
  'nodes',
  'persistentvolumes',
  'storageclasses',
  'priorityclasses',
  'ingressclasses',
  'runtimeclasses',
  'customresourcedefinitions',
  'apiservices',
]);

const matcher = (pattern: string): ((namespace: string) => boolean) =>
  pattern.endsWith('*')
    ? (namespace) => namespace.startsWith(pattern.slice(0, -1))
    : (namespace) => namespace === pattern;

/** Whether namespaces may be read, and on what ground not. */
export interface NamespaceRule {
  /** Whether there is any namespace that may not be read. */
  readonly restricts: boolean;
  /** `not allowed by configuration`. */
  readonly ground: string;
  allows(namespace: string): boolean;
}

/** Which namespaces may be read (`KUBE_NAMESPACES_ALLOW`, `KUBE_NAMESPACES_DENY`; denial wins). */
export class NamespacePolicy implements NamespaceRule {
  readonly ground = 'not allowed by configuration';
  private readonly allow: readonly ((namespace: string) => boolean)[];
  private readonly deny: readonly ((namespace: string) => boolean)[];

  constructor(lists: { readonly allow: readonly string[]; readonly deny: readonly string[] }) {
    this.allow = lists.allow.map(matcher);
    this.deny = lists.deny.map(matcher);
  }

  get restricts(): boolean {
    return this.allow.length > 0 || this.deny.length > 0;
  }

  allows(namespace: string): boolean {
    if (this.deny.some((matches) => matches(namespace))) return false;
    return this.allow.length === 0 || this.allow.some((matches) => matches(namespace));
  }

  /** Why a reading is refused, or `null`. `name` is that of the object, when it is one. */
  refusal(ref: CollectionRef, name?: string): string | null {
    const namespace = ref.namespace ?? (ref.plural === 'namespaces' ? name : undefined);
    if (namespace) {
      return this.allows(namespace) ? null : `${this.ground}: namespace ${namespace}`;
    }
    const overAll = name === undefined && !CLUSTER_SCOPED.has(ref.plural);
    if (this.allow.length === 0 || !overAll) return null;
    return `${this.ground}: ${ref.plural} of all namespaces, while KUBE_NAMESPACES_ALLOW is set`;
  }

  /** Whether an object found by a list may be shown: a list over all namespaces meets denied ones too. */
  shows(ref: CollectionRef, { metadata }: KubeObject): boolean {
    const namespace = ref.plural === 'namespaces' ? metadata.name : metadata.namespace;
    return namespace === undefined || this.allows(namespace);
  }
}
