import type { DependencyStatus } from './dependency.js';

/** Whether there is a cluster to read. Injectable by class; bound to the sources' reader where the rooms are wired. */
export abstract class ClusterHealth {
  abstract status(): DependencyStatus;
}
