/**
 * How long a piece of evidence stays when the prompt must shrink: 100 last to go, 0 first. What a person would look at
 * first weighs most: the alert, the pod's state, what a crashed container said last.
 */
export const WEIGHT = {
  alert: 100,
  pod: 95,
  /** The node of a node alert; of a pod alert only where it is not healthy. */
  nodeOfAlert: 95,
  nodeUnhealthy: 80,
  node: 45,
  podEvents: 85,
  nodeEventsOfAlert: 85,
  nodeEvents: 25,
  /** Previous run of a container that crashed. */
  logPrevious: 90,
  /** Current log of a container that is not well, of one that is, and of an init container that is done. */
  logUnhealthy: 80,
  logHealthy: 40,
  logDone: 20,
  /** Added for the container that the alert names. */
  namedContainer: 3,
  workload: 70,
  /** A workload that the alert names and that has no pod to look at. */
  workloadOfAlert: 90,
  workloadEvents: 65,
  revisions: 55,
  parent: 45,
  pods: 50,
  podsOfAlert: 75,
  service: 30,
  serviceOfAlert: 70,
  endpoints: 35,
  endpointsOfAlert: 75,
  /** Mesh resources that touch the service. */
  routes: 40,
  meshPresence: 15,
  /** The expression of the alert's own rule, around startsAt. */
  alertRule: 92,
  /** A metric that is near its limit, and one that is not. */
  saturated: 76,
  metric: 28,
  otherAlerts: 60,
  traceSummary: 38,
  errorTrace: 62,
  slowTrace: 50,
  /** Lines of a pod whose own log is gone. */
  keptLines: 82,
  /** What changed before the alert: short, and the first question of every responder. */
  changes: 60,
  noChanges: 15,
  /** What lies around the target, in one piece; only what is wrong with it weighs more. */
  around: 22,
  aroundTrouble: 58,
  usage: 42,
  /** What another alert of the group is about. */
  other: 30,
} as const;
