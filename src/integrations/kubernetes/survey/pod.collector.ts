import type { Pod } from '../../../evidence/objects.js';
import { podBody } from '../body/pod-body.js';
import type { CaseReader } from '../case-reader.js';
import { reading, type Call, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';

/** One pod by name. */
export const readPod = async (
  reader: CaseReader,
  namespace: string,
  name: string,
  weight: number = WEIGHT.pod,
): Promise<Reading<Pod>> => {
  const call = await reader.get<Pod>({ apiVersion: 'v1', plural: 'pods', namespace, name });
  return reading(call, { type: 'manifest', title: `pod ${namespace}/${name}`, weight }, podBody);
};

/** A pod that was found in a list, as if it had been read by itself. */
export const foundPod = (pod: Pod, list: Call<readonly Pod[]>): Reading<Pod> =>
  reading(
    { ...list, outcome: { status: 'ok', value: pod } },
    {
      type: 'manifest',
      title: `pod ${pod.metadata.namespace ?? ''}/${pod.metadata.name}`,
      weight: WEIGHT.pod,
    },
    podBody,
  );
