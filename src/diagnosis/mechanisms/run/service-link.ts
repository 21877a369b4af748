import type { PodSpec } from '../../../evidence/objects.js';
import type { EntityKey } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import type { SeenContainer } from '../../kit/container-rule.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';

/** A variable that the kubelet makes of a Service of the namespace, which a program takes for its own setting. */
export interface ServiceLink {
  /** `REDIS_PORT`. */
  readonly variable: string;
  readonly service: string;
  readonly entity: EntityKey;
  readonly evidence: EvidenceId;
}

interface Linked extends PodSpec {
  readonly enableServiceLinks?: boolean;
}

/** What the kubelet writes into `NAME_PORT`, and programs then read as a number. */
const LINK = /\btcp:\/\/(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}\b/;

/** The Service whose generated variable a line complains of; `null` where it complains of none. */
export const serviceLinkOf = ({ container, pod, graph }: SeenContainer, line: string): ServiceLink | null => {
  const address = LINK.exec(line)?.[1];
  const { enableServiceLinks } = pod.spec as Linked; // read by this rule alone
  if (address === undefined || enableServiceLinks === false) return null;
  const found = graph
    .ofKind('Service', pod.metadata.namespace ?? null)
    .find((each) => serviceOf(each)?.spec?.clusterIP === address);
  if (found === undefined) return null;
  const variable = `${found.ref.name.toUpperCase().replaceAll('-', '_')}_PORT`;
  const isOwn = container.spec?.env?.some(({ name }) => name === variable) === true;
  return isOwn
    ? null
    : { variable, service: found.ref.name, entity: found.key, evidence: evidenceOf(found, graph) };
};
