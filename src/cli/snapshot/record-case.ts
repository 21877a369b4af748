import type { Settings } from '../../config/settings.js';
import { ClusterReader } from '../../integrations/kubernetes/client/cluster-reader.js';
import { completeKinds, type CompleteKinds } from '../../integrations/kubernetes/recording/complete-kinds.js';
import type { Journal } from '../../integrations/kubernetes/recording/journal.js';
import { RecordingReader } from '../../integrations/kubernetes/recording/recording-reader.js';
import type { Clock } from '../../telemetry/clock.js';
import { collectorsOverCluster } from '../../collect/collectors-over-cluster.js';
import type { CollectRequest } from '../../integrations/case.js';

/** What the cluster answered to one analysis, before it is masked. */
export interface RecordedCase {
  readonly journal: Journal;
  readonly complete: CompleteKinds;
  /** Those of the targets: of any other, only what the analysis read is known. */
  readonly namespaces: readonly string[];
  readonly recordedAt: Date;
}

/** There is no cluster to read. The message is for people. */
export class NothingToRecord extends Error {
  override readonly name = 'NothingToRecord';
}

const namespacesOf = ({ target, others }: CollectRequest): readonly string[] => [
  ...new Set([target, ...others].flatMap(({ namespace }) => (namespace === null ? [] : [namespace]))),
];

/**
 * Collects as an analysis does and keeps each answer of the cluster, then lists the kinds that it read of. Nothing
 * but the cluster is asked.
 * @param requestAt what is collected for, given the cluster's clock: now, or when it was recorded
 * @throws {NothingToRecord}, or the signal's reason
 */
export const recordCase = async (
  settings: Settings,
  clock: Clock,
  requestAt: (now: Date) => CollectRequest,
  signal: AbortSignal,
): Promise<RecordedCase> => {
  const recording = new RecordingReader(settings, clock);
  const plain = new ClusterReader(settings, clock); // what only completes a kind is no reading of the analysis
  try {
    await recording.prepare();
    const { configured, reason } = recording.availability();
    if (!configured) throw new NothingToRecord(reason ?? 'there is no cluster to read');
    const request = requestAt(recording.now());
    await collectorsOverCluster(recording, settings).collect(request, signal);
    const namespaces = namespacesOf(request);
    const { journal } = recording;
    const recordedAt = recording.now();
    const complete = await completeKinds(plain, journal, namespaces, signal);
    return { journal, complete, namespaces, recordedAt };
  } finally {
    await Promise.all([recording.onApplicationShutdown(), plain.onApplicationShutdown()]);
  }
};
