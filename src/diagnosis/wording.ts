import type { Localized } from '../config/language.js';
import type { ContainerView } from './container-view.js';
import type { PodView, Scene } from './scene.js';
import { bounded, quoted } from '../evidence/bounded-text.js';

export { bounded, quoted };

/** The same text in both languages. */
export const both = (en: string, ko: string): Localized => ({ en, ko });

/** One text for both languages, such as a command or a message of the cluster. */
export const verbatim = (text: string): Localized => ({ en: text, ko: text });

/** The end of a sentence: nothing when the text closes itself. */
export const ended = (text: string): string => (/[.!?…]"?$/.test(text) ? text : `${text}.`);

/** A workload by kind and name; the kind in its own spelling, such as `Deployment`. */
export interface OwnerName {
  readonly kind: string;
  readonly name: string;
}

const fromOwnerReference = (view: PodView): OwnerName | null => {
  const owners = view.pod.metadata.ownerReferences ?? [];
  const owner = owners.find(({ controller }) => controller) ?? owners[0];
  if (!owner || owner.kind === 'Node') return null;
  const hash = view.pod.metadata.labels?.['pod-template-hash'];
  const suffix = `-${hash ?? ''}`;
  if (owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(suffix)) {
    return { kind: 'Deployment', name: owner.name.slice(0, -suffix.length) };
  }
  return { kind: owner.kind, name: owner.name };
};

/** What a person would call the owner of a pod: the workload that was read for it, else what the pod itself names. */
export const ownerOf = (scene: Scene, view: PodView): OwnerName | null => {
  const { workload, target } = scene.facts;
  if (!scene.aboutNode && workload.status === 'ok') {
    const kind = workload.value.kind ?? target.workload?.kind;
    const { name } = workload.value.metadata;
    if (kind && view.name.startsWith(name)) return { kind, name };
  }
  return fromOwnerReference(view);
};

const inParentheses = (owner: OwnerName | null): string => (owner ? `${owner.kind} ${owner.name}` : '');

/** `pod shop/cart-0 (StatefulSet cart)`. */
export const podText = (scene: Scene, view: PodView): Localized => {
  const owner = inParentheses(ownerOf(scene, view));
  const name = `${view.namespace}/${view.name}`;
  return both(`pod ${name}${owner && ` (${owner})`}`, `파드 ${name}${owner && `(${owner})`}`);
};

const ROLES: Readonly<Record<ContainerView['role'], Localized>> = {
  app: both('container', '컨테이너'),
  init: both('init container', '초기화(init) 컨테이너'),
  sidecar: both('sidecar container', '사이드카 컨테이너'),
  ephemeral: both('ephemeral container', '임시(ephemeral) 컨테이너'),
};

/** `container app of pod shop/cart-0 (StatefulSet cart)`. */
export const containerText = (scene: Scene, view: PodView, container: ContainerView): Localized => {
  const pod = podText(scene, view);
  const role = ROLES[container.role];
  return both(`${role.en} ${container.name} of ${pod.en}`, `${pod.ko}의 ${role.ko} ${container.name}`);
};

/** With a capital first letter, as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How subjects are written. */
export const podSubject = (view: { readonly namespace: string; readonly name: string }): string =>
  `pod ${view.namespace}/${view.name}`;
export const nodeSubject = (name: string): string => `node ${name}`;
