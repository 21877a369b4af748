import type { KubeObject } from '../../../evidence/objects.js';
import { valueOf } from '../../../evidence/reading.js';
import { refusedPods } from './quotas.js';
import { trouble, unread, type Place, type Surrounding } from './surrounding.js';

const READ_LIMIT = 20;
/** Put by the API server on a pod whose requests or limits it filled in. */
const FILLED_IN = 'kubernetes.io/limit-ranger';

interface LimitRange extends KubeObject {
  readonly spec?: { readonly limits?: readonly unknown[] };
}

const row = ({ metadata, spec }: LimitRange) => ({ name: metadata.name, limits: spec?.limits });

/** Limit ranges of the namespace, where they gave the pod its limits or kept a pod out. */
export const limitRanges = async ({ reader, namespace, parts }: Place): Promise<Surrounding> => {
  const name = 'limitRanges';
  const list = reader.list<LimitRange>({
    apiVersion: 'v1',
    plural: 'limitranges',
    namespace,
    limit: READ_LIMIT,
  });
  const [call, chosen, events] = await Promise.all([list, parts.chosen, parts.workloadEvents]);
  const { outcome } = call;
  const title = `limit ranges of namespace ${namespace}`;
  if (outcome.status !== 'ok') return unread(name, title, outcome);
  if (outcome.value.length === 0) return { name, calm: 'none' };
  const refused = refusedPods(valueOf(events) ?? []).filter(({ message }) =>
    / usage per |per (Pod|Container)/.test(message),
  );
  const rows = outcome.value.map(row);
  if (refused.length > 0) {
    const body = { limitRanges: rows, refused: refused.slice(0, 3).map(({ message }) => message) };
    return { name, trouble: trouble(call, `${title}: kept a pod out`, body) };
  }
  const filledIn = valueOf(chosen)?.metadata.annotations?.[FILLED_IN];
  return filledIn === undefined ? { name } : { name, calm: { filledIn, limitRanges: rows } };
};
