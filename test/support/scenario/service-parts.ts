/** Parts of the service that scenarios look at one by one, compiled by Jest (`src`) or by a build (`dist`). */
export const serviceParts = async (from: 'src' | 'dist') => {
  const root = new URL(`../../../${from}/`, import.meta.url).pathname;
  const ending = from === 'src' ? 'ts' : 'js';
  const load = <T>(path: string): Promise<T> => import(`${root}${path}.${ending}`) as Promise<T>;
  const [{ loadSettings }, { collectorsOverCluster }, { ClusterReader }, { SystemClock }, alerts, received] =
    await Promise.all([
      load<typeof import('../../../src/config/load.js')>('config/load'),
      load<typeof import('../../../src/collect/collectors-over-cluster.js')>(
        'collect/collectors-over-cluster',
      ),
      load<typeof import('../../../src/integrations/kubernetes/client/cluster-reader.js')>(
        'integrations/kubernetes/client/cluster-reader',
      ),
      load<typeof import('../../../src/telemetry/clock.js')>('telemetry/clock'),
      load<typeof import('../../../src/cli/snapshot/snapshot-alerts.js')>('cli/snapshot/snapshot-alerts'),
      load<typeof import('../../../src/alerts/receive.js')>('alerts/receive'),
    ]);
  const [graphs, mechanisms, features, explaining, running, resting, pieces, removing, sure] =
    await Promise.all([
      load<typeof import('../../../src/diagnosis/diagnose-graph.js')>('diagnosis/diagnose-graph'),
      load<typeof import('../../../src/diagnosis/mechanisms/index.js')>('diagnosis/mechanisms/index'),
      load<typeof import('../../../src/diagnosis/explain/features.js')>('diagnosis/explain/features'),
      load<typeof import('../../../src/diagnosis/explain/explain.js')>('diagnosis/explain/explain'),
      load<typeof import('../../../src/diagnosis/kit/run-rules.js')>('diagnosis/kit/run-rules'),
      load<typeof import('../../../src/diagnosis/explain/rests-on.js')>('diagnosis/explain/rests-on'),
      load<typeof import('../../../src/diagnosis/explain/pieces.js')>('diagnosis/explain/pieces'),
      load<typeof import('../../../src/evidence/without-evidence.js')>('evidence/without-evidence'),
      load<typeof import('../../../src/diagnosis/explain/confidence.js')>('diagnosis/explain/confidence'),
    ]);
  return {
    loadSettings,
    collectorsOverCluster,
    ClusterReader,
    SystemClock,
    collectRequest: alerts.collectRequest,
    receiveAlert: received.receiveAlert,
    diagnoseGraph: graphs.diagnoseGraph,
    MECHANISMS: mechanisms.MECHANISMS,
    TEXTS: mechanisms.TEXTS,
    featuresOf: features.featuresOf,
    explain: explaining.explain,
    runRules: running.runRules,
    MIN_FALL: resting.MIN_FALL,
    piecesOf: pieces.piecesOf,
    withoutEvidence: removing.withoutEvidence,
    confidenceOf: sure.confidenceOf,
  };
};

export type ServiceParts = Awaited<ReturnType<typeof serviceParts>>;
