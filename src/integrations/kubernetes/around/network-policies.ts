import type { KubeObject, LabelSelector } from '../../../evidence/objects.js';
import { selects } from '../label-selector.js';
import { valueOf } from '../../../evidence/reading.js';
import { unread, type Place, type Surrounding } from './surrounding.js';

const READ_LIMIT = 200;
const SHOWN = 5;
const MAX_RULES = 10;

interface NetworkPolicy extends KubeObject {
  readonly spec?: {
    readonly podSelector?: LabelSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly unknown[];
    readonly egress?: readonly unknown[];
  };
}

const row = ({ metadata, spec }: NetworkPolicy) => ({
  name: metadata.name,
  createdAt: metadata.creationTimestamp,
  types: spec?.policyTypes,
  ingress: spec?.ingress?.slice(0, MAX_RULES),
  egress: spec?.egress?.slice(0, MAX_RULES),
});

/** The NetworkPolicies that select the target's pod; without one, everything is let through. */
export const networkPolicies = async ({ reader, namespace, parts }: Place): Promise<Surrounding> => {
  const name = 'networkPolicies';
  const list = reader.list<NetworkPolicy>({
    apiVersion: 'networking.k8s.io/v1',
    plural: 'networkpolicies',
    namespace,
    limit: READ_LIMIT,
  });
  const [call, chosen] = await Promise.all([list, parts.chosen]);
  const { outcome } = call;
  if (outcome.status !== 'ok') return unread(name, `network policies of namespace ${namespace}`, outcome);
  const pod = valueOf(chosen);
  if (pod === null) return { name };
  const selecting = outcome.value.filter(({ spec }) => selects(spec?.podSelector ?? {}, pod.metadata.labels));
  if (selecting.length === 0) return { name, calm: 'none selects the pod' };
  const more = selecting.length - SHOWN;
  return { name, calm: [...selecting.slice(0, SHOWN).map(row), ...(more > 0 ? [`and ${more} more`] : [])] };
};
