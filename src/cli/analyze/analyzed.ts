import { startedBy } from '../../alerts/sent-alert.js';
import { firstValueFrom, of } from 'rxjs';
import type { Alert } from '../../alerts/alert.js';
import { NO_CALLER } from '../../alerts/state.js';
import { answerByRules } from '../../analysis/answer-by-rules.js';
import type { AnalysisReport } from '../../analysis/report.js';
import { collectorsOverCluster } from '../../collect/collectors-over-cluster.js';
import type { Language } from '../../config/language.js';
import type { Settings } from '../../config/settings.js';
import { Diagnostician } from '../../diagnosis/diagnostician.js';
import { MECHANISMS } from '../../diagnosis/mechanisms/index.js';
import { ClusterReader } from '../../integrations/kubernetes/client/cluster-reader.js';
import type { Masked } from '../../masking/index.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { SystemClock } from '../../telemetry/clock.js';
import { SERVICE_NAME, SERVICE_VERSION } from '../../telemetry/version.js';
import type { AnalyzeCall, NamedByWord } from './analyze-call.js';
import { CouldNotRead } from './could-not-read.js';
import { knownKind, servedKind, type KindFound } from '../../integrations/kubernetes/named/known-kinds.js';
import { alertAbout } from '../../integrations/kubernetes/named/object-alert.js';
import { alertsOfFile } from '../snapshot/snapshot-alerts.js';
import { WrongCall } from '../wrong-call.js';

/** Bound of one analysis, all reading included, in ms. */
const MAX_MS = 60_000;
/** Most kinds that are named when none fits. */
const KINDS_NAMED = 40;

const LIVE_REMEDY =
  'check the cluster that KUBECONFIG names (K8S_API_TIMEOUT_SECONDS bounds each call), or give a recorded one with --snapshot';

/** How the cluster is called in messages, with what to do. */
const remedyOf = ({ snapshot }: AnalyzeCall): string =>
  snapshot === null ? LIVE_REMEDY : `--snapshot ${snapshot} must be a folder that \`kuberca snapshot\` wrote`;

/** A live cluster that does not answer is told at once: an analysis would wait for each of its readings. */
const assertReachable = async (
  reader: ClusterReader,
  call: AnalyzeCall,
  signal: AbortSignal,
): Promise<void> => {
  const { configured, reason } = reader.availability();
  if (!configured) throw new CouldNotRead(`${reason}; ${remedyOf(call)}`);
  if (call.snapshot !== null) return;
  const answer = await reader.resources('v1', signal);
  if (answer.status !== 'ok' && answer.status !== 'forbidden' && !answer.reason.startsWith('not recorded'))
    throw new CouldNotRead(`${answer.reason}; ${remedyOf(call)}`);
};

const kindMeant = async (
  reader: ClusterReader,
  { kind }: NamedByWord,
  call: AnalyzeCall,
  signal: AbortSignal,
): Promise<KindFound> => {
  const known = knownKind(kind);
  if (known !== null) return known;
  const served = await reader.kinds(signal);
  if (served.status !== 'ok')
    throw new CouldNotRead(`the kinds of the cluster cannot be read: ${served.reason}; ${remedyOf(call)}`);
  const found = servedKind(kind, served.value);
  if (found !== null) return found;
  const names = [...new Set(served.value.map(({ name }) => name))].toSorted().slice(0, KINDS_NAMED);
  throw new WrongCall(
    `this cluster has no kind "${kind}"; name one of its own (kubectl api-resources), such as ${names.join(', ')}`,
  );
};

const alertsFor = async (
  reader: ClusterReader,
  call: AnalyzeCall,
  signal: AbortSignal,
): Promise<readonly Alert[]> => {
  const { about } = call;
  if ('alert' in about) {
    const { namespace } = call;
    const sent = await alertsOfFile(about.alert);
    const alerts = sent.map((alert) => startedBy(alert, reader.now()));
    if (namespace === null) return alerts;
    return alerts.map((alert) => ({ ...alert, labels: { namespace, ...alert.labels } }));
  }
  const kind = await kindMeant(reader, about, call, signal);
  const namespace = call.namespace ?? (kind.namespaced ? await reader.ownNamespace() : null);
  if (kind.namespaced && namespace === null)
    throw new WrongCall(`--namespace must say where ${about.kind} ${about.name} is`);
  const place = kind.namespaced ? namespace : null;
  const { apiVersion, plural } = kind;
  const object = await reader.get(
    { apiVersion, plural, namespace: place, name: about.name, metadataOnly: true },
    signal,
  );
  if (object.status !== 'ok') {
    const todo =
      object.status === 'absent'
        ? `check kind, name and ${call.namespace === null ? 'the namespace of the context' : '--namespace'}`
        : remedyOf(call);
    throw new CouldNotRead(`${kind.kind} ${about.name}: ${object.reason}; ${todo}`);
  }
  return [alertAbout(kind, { name: about.name, namespace: place }, reader.now())];
};

/** Why the answer is none: nothing of the cluster could be read; `null` when it is one. */
const whyUnread = ({ body, evidence }: AnalysisReport, call: AnalyzeCall): string | null => {
  if (body.cause !== null) return null;
  const [, ...read] = evidence; // the first is the alert itself
  const failed = read.filter(({ status }) => status !== 'ok' && status !== 'absent');
  if (body.capabilities['k8s_core'] === 'unavailable' || (read.length > 0 && failed.length === read.length))
    return `${failed[0]?.reason ?? 'nothing of the cluster could be read'}; ${remedyOf(call)}`;
  return null;
};

/**
 * The report on an object or alert, by the rules that the service applies; nothing but the cluster is asked.
 * @throws {WrongCall}, {CouldNotRead}
 */
export const analyzed = async (
  call: AnalyzeCall,
  settings: Settings,
  language: Language,
): Promise<Masked<AnalysisReport>> => {
  const reader = new ClusterReader(settings, new SystemClock());
  const signal = AbortSignal.timeout(MAX_MS);
  const masker = new RuleMasker(settings);
  const diagnostician = new Diagnostician(MECHANISMS);
  try {
    await reader.prepare();
    await assertReachable(reader, call, signal);
    const alerts = await alertsFor(reader, call, signal);
    const report = await firstValueFrom(
      of({
        members: alerts.map((alert) => ({ alert, caller: NO_CALLER })),
        groupKey: null,
        language,
        previous: null,
        history: [],
        signal,
        deadlineAt: Date.now() + MAX_MS,
      }).pipe(
        answerByRules({
          clusterName: settings.stream.clusterName,
          collectors: collectorsOverCluster(reader, settings),
          rules: (collected, alert) => diagnostician.diagnose(collected, alert),
          masker,
          report: { masker, cluster: reader, service: { name: SERVICE_NAME, version: SERVICE_VERSION } },
        }),
      ),
    );
    const unread = whyUnread(report.value, call);
    if (unread !== null) throw new CouldNotRead(masker.text(unread).value);
    return report;
  } finally {
    await reader.onApplicationShutdown();
  }
};
