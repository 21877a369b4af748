import { isNodeTarget } from '../alerts/target.js';
import type { EvidenceId } from '../evidence/evidence.js';
import type { ClusterFacts, ContainerLog } from '../evidence/facts.js';
import type { KubeEvent, Pod, WorkloadObject } from '../evidence/objects.js';
import { alertName, type AlertFacts } from './alert-facts.js';
import { containersOf, type ContainerView } from './container-view.js';

/** An event with the evidence it was read in. */
export interface SeenEvent {
  readonly event: KubeEvent;
  readonly evidence: EvidenceId;
}

/** A pod with the evidence it was read in. */
export interface PodView {
  readonly pod: Pod;
  readonly name: string;
  readonly namespace: string;
  readonly evidence: EvidenceId;
  /** Whether it is the pod that the alert is about, rather than a sibling. */
  readonly isTarget: boolean;
  readonly containers: readonly ContainerView[];
}

/** The facts as the rules look at them: joined, and with the gaps taken out. */
export interface Scene {
  readonly facts: ClusterFacts;
  readonly alertName: string;
  /** When the alert began, in ms since the epoch; the analysis clock where the alert does not tell. */
  readonly startedMs: number;
  readonly nowMs: number;
  /** Whether the alert is about a node rather than about what runs on it. */
  readonly aboutNode: boolean;
  /** The target pod first, then its siblings; each once. */
  readonly pods: readonly PodView[];
  readonly workload: WorkloadObject | null;
  /** All events that were read, each once, newest first within its reading. */
  readonly events: readonly SeenEvent[];
}

const viewOf = (pod: Pod, evidence: EvidenceId, isTarget: boolean): PodView => {
  const view = {
    pod,
    name: pod.metadata.name,
    namespace: pod.metadata.namespace ?? 'default',
    evidence,
    isTarget,
  };
  return { ...view, containers: containersOf(pod) };
};

const podViews = (facts: ClusterFacts): readonly PodView[] => {
  const views: PodView[] = [];
  if (facts.pod.status === 'ok') views.push(viewOf(facts.pod.value, facts.pod.evidence, true));
  if (facts.pods.status === 'ok') {
    const { value, evidence } = facts.pods;
    for (const pod of value) {
      if (views.some((view) => isSame(view.pod, pod))) continue;
      views.push(viewOf(pod, evidence, false));
    }
  }
  return views;
};

const isSame = (one: Pod, other: Pod): boolean =>
  one.metadata.name === other.metadata.name &&
  (one.metadata.namespace ?? 'default') === (other.metadata.namespace ?? 'default');

const seenEvents = (facts: ClusterFacts): readonly SeenEvent[] => {
  const seen = new Map<string, SeenEvent>();
  for (const fact of [facts.podEvents, facts.workloadEvents, facts.nodeEvents]) {
    if (fact.status !== 'ok') continue;
    for (const event of fact.value) {
      const about = event.involvedObject;
      const key = JSON.stringify([about?.kind, about?.name, about?.fieldPath, event.reason, event.message]);
      if (!seen.has(key)) seen.set(key, { event, evidence: fact.evidence });
    }
  }
  return [...seen.values()];
};

/** Ms since the epoch, or `null` for anything that is not a time. */
export const timeOf = (text: string | null | undefined): number | null => {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
};

/** Joins the facts for the rules. */
export const sceneOf = (facts: ClusterFacts, alert: AlertFacts): Scene => {
  const nowMs = facts.now.getTime();
  return {
    facts,
    alertName: alertName(alert),
    startedMs: timeOf(alert.startsAt) ?? nowMs,
    nowMs,
    aboutNode: isNodeTarget(facts.target),
    pods: podViews(facts),
    workload: facts.workload.status === 'ok' ? facts.workload.value : null,
    events: seenEvents(facts),
  };
};

/** Events about one pod, by reason. */
export const podEvents = (
  scene: Scene,
  pod: { readonly name: string },
  ...reasons: readonly string[]
): readonly SeenEvent[] =>
  scene.events.filter(
    ({ event }) =>
      event.involvedObject?.kind === 'Pod' &&
      event.involvedObject.name === pod.name &&
      (reasons.length === 0 || reasons.includes(event.reason)),
  );

/** Whether an event is about this container: by its field path, else by the pod having no other it could mean. */
export const isAbout = (event: KubeEvent, container: string, pod: PodView): boolean => {
  const path = event.involvedObject?.fieldPath;
  const named = path ? /\{([^}]+)\}/.exec(path)?.[1] : undefined;
  if (named !== undefined) return named === container;
  return pod.containers.length === 1;
};

/** Logs of one container that were read and have lines; those of the previous run first unless told otherwise. */
export const logsOf = (
  scene: Scene,
  pod: { readonly name: string },
  container: string,
  first: 'previous' | 'current' = 'previous',
): readonly {
  readonly lines: readonly string[];
  readonly evidence: EvidenceId;
  readonly log: ContainerLog;
}[] =>
  scene.facts.logs
    .filter((log) => log.pod === pod.name && log.container === container)
    .toSorted((a, b) => Number(b.previous) - Number(a.previous))
    .sort((a, b) => (first === 'current' ? Number(a.previous) - Number(b.previous) : 0))
    .flatMap((log) =>
      log.lines.status === 'ok' && log.lines.value.length > 0
        ? [{ lines: log.lines.value, evidence: log.lines.evidence, log }]
        : [],
    );
