import { readBounded } from '../../../transport/bounded-body.js';
import { ApiClient, type ApiServer } from './api-client.js';
import type { ClusterSource } from './cluster-source.js';
import { loadKubeConfig } from './kube-config.js';
import { LiveApiServer } from './live-api-server.js';
import { Recording } from '../snapshot/recording.js';
import { answerFromSnapshot } from '../snapshot/snapshot-api.js';

/** Never resolved: requests to it are answered from the folder. */
const SNAPSHOT_SERVER = 'https://snapshot.invalid';

/** A recorded cluster: everything above it is what a live one uses. */
const snapshotServer = (recording: Recording): ApiServer => ({
  ask: async (path, { maxBytes }) => {
    const { status, body } = await answerFromSnapshot(`${SNAPSHOT_SERVER}${path}`, recording);
    return { status, ...(await readBounded([Buffer.from(body)], maxBytes)) };
  },
  namespace: null,
  close: async () => undefined,
});

/**
 * A client of the cluster. This file loads `@kubernetes/client-node` (a quarter of a second, 35 MB): import it when first
 * needed.
 * @throws when the kubeconfig cannot be read
 */
export const connect = (
  source: Exclude<ClusterSource, { kind: 'none' }>,
  bounds: { readonly timeoutMs: number; readonly maxInFlight: number },
): ApiClient => {
  const server =
    source.kind === 'snapshot'
      ? snapshotServer(new Recording(source.folder, source.manifest))
      : new LiveApiServer(loadKubeConfig(source));
  return new ApiClient({ ...bounds, server });
};
