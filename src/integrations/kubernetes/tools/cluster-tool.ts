import { toolsOver } from '../../../tools/tool.js';
import type { ToolContext } from '../../../tools/tool-context.js';
import type { ReadRecorded } from '../changes/recorded.js';
import type { KubernetesReader } from '../reader.js';
import type { SchedulingView } from './scheduling/scheduling-view.js';

/** What the tools of a cluster look through. */
export interface ClusterView {
  readonly kubernetes: KubernetesReader;
  readonly scheduling: SchedulingView;
  /** Where the change recorder runs. */
  readonly recorded: ReadRecorded | null;
}

export type ClusterToolContext = ToolContext & ClusterView;

/** A tool that reads the cluster. */
export const clusterTool = toolsOver<ClusterView>();
