import { collectorsOverCluster } from '../../collect/collectors-over-cluster.js';
import { INTEGRATION_AREAS } from '../../integrations/integrations.js';
import { settingsOfProcess } from '../../config/config.module.js';
import { graphJson, graphMermaid, graphText } from '../../evidence/graph-text.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import { ClusterReader } from '../../integrations/kubernetes/client/cluster-reader.js';
import type { Masked } from '../../masking/index.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { SystemClock } from '../../telemetry/clock.js';
import { collectRequest, givenAlerts } from '../snapshot/snapshot-alerts.js';
import { callArguments } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

/** Bound of all the reading, in ms. */
const MAX_MS = 60_000;

const FORMS: Readonly<Record<string, (graph: CaseGraph) => string>> = {
  text: graphText,
  mermaid: graphMermaid,
  json: graphJson,
};

interface GraphCall {
  readonly alert: string;
  readonly snapshot: string | undefined;
  readonly write: (graph: CaseGraph) => string;
}

/** @throws {WrongCall} */
const graphCall = (args: readonly string[]): GraphCall => {
  const options = {
    alert: { type: 'string' },
    snapshot: { type: 'string' },
    output: { type: 'string', short: 'o' },
  } as const;
  const {
    alert,
    snapshot,
    output = 'text',
  } = callArguments(args, options, {
    allowPositionals: false,
  }).values;
  if (alert === undefined) throw new WrongCall('--alert must name a file with an alert or a webhook body');
  const write = FORMS[output];
  if (write === undefined)
    throw new WrongCall(`--output must be one of ${Object.keys(FORMS).join(', ')}, not "${output}"`);
  return { alert, snapshot, write };
};

/**
 * The graph of an alert's case as text, masked as everything that leaves the service.
 * @throws {WrongCall}, or an error that says why nothing could be read
 */
export const writtenGraph = async (args: readonly string[]): Promise<Masked<string>> => {
  const { alert, snapshot, write } = graphCall(args);
  const settings = settingsOfProcess(
    INTEGRATION_AREAS,
    snapshot === undefined ? {} : { KUBE_SNAPSHOT: snapshot },
  );
  const reader = new ClusterReader(settings, new SystemClock());
  try {
    await reader.prepare();
    const alerts = await givenAlerts({
      out: '',
      force: false,
      namespace: null,
      about: { kind: 'alert', value: alert },
    });
    const request = collectRequest(alerts, reader.now());
    const { graph } = await collectorsOverCluster(reader, settings).collect(
      request,
      AbortSignal.timeout(MAX_MS),
    );
    if (graph === undefined) throw new Error('nothing could be read');
    return new RuleMasker(settings).mask(write(graph));
  } finally {
    await reader.onApplicationShutdown();
  }
};
