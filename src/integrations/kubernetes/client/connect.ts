import type { HttpLibrary } from '@kubernetes/client-node';
import { ApiClient } from './api-client.js';
import { ResponseContext, wrapHttpLibrary } from './client-parts.js';
import type { ClusterSource } from './cluster-source.js';
import { loadKubeConfig, ReusingKubeConfig } from './kube-config.js';
import { Recording } from '../snapshot/recording.js';
import { answerFromSnapshot } from '../snapshot/snapshot-api.js';

/** Never resolved: requests to it are answered from the folder. */
const SNAPSHOT_SERVER = 'https://snapshot.invalid';

/** The network of a recorded cluster: everything above it is what a live one uses. */
const snapshotHttp = (recording: Recording): HttpLibrary =>
  wrapHttpLibrary({
    async send(request) {
      const { status, contentType, body } = await answerFromSnapshot(request.getUrl(), recording);
      const bytes = Buffer.from(body);
      return new ResponseContext(
        status,
        { 'content-type': contentType },
        {
          text: async () => body,
          binary: async () => bytes,
          stream: () => new Blob([bytes]).stream(),
        },
      );
    },
  });

const snapshotConfig = (): ReusingKubeConfig => {
  const config = new ReusingKubeConfig();
  config.loadFromClusterAndUser(
    { name: 'snapshot', server: SNAPSHOT_SERVER, skipTLSVerify: false },
    { name: 'snapshot' },
  );
  return config;
};

/**
 * A client of the cluster. This file loads `@kubernetes/client-node` (a quarter of a second, 35 MB): import it when first
 * needed.
 * @throws when the kubeconfig cannot be read
 */
export const connect = (
  source: Exclude<ClusterSource, { kind: 'none' }>,
  bounds: { readonly timeoutMs: number; readonly maxInFlight: number },
): ApiClient => {
  if (source.kind !== 'snapshot') return new ApiClient({ ...bounds, kubeConfig: loadKubeConfig(source) });
  const recording = new Recording(source.folder, source.manifest);
  return new ApiClient({ ...bounds, kubeConfig: snapshotConfig(), httpApi: snapshotHttp(recording) });
};
