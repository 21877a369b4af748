import { mapCall, reading, valueOf, type Call, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import type { ContainerLines } from './lines.collector.js';

/** What was kept of a pod as readings: one a container, or one that says why there is none. */
export const lineReadings = (
  call: Call<readonly ContainerLines[]>,
  namespace: string,
  pod: string,
): readonly Reading<ContainerLines>[] => {
  const about = `pod ${namespace}/${pod}: lines`;
  const { outcome } = call;
  if (outcome.status !== 'ok') {
    const exhibit = { type: 'log', title: `${about} kept by Loki`, weight: WEIGHT.keptLines };
    return [reading({ ...call, outcome }, exhibit, () => null)];
  }
  return (valueOf(call) ?? []).map((kept) =>
    reading(
      mapCall(call, () => kept),
      {
        type: 'log',
        title: `${about} of container ${kept.container} kept by Loki`,
        weight: WEIGHT.keptLines,
      },
      ({ container, lines }) => ({ pod, container, previous: false, lines }),
    ),
  );
};
