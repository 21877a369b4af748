/** Which installations need a right: every one, or those with custom resources, a mesh, GitOps, or that record changes. */
export const RIGHTS_PRESETS = ['core', 'custom', 'mesh', 'gitops', 'changes'] as const;
export type RightsPreset = (typeof RIGHTS_PRESETS)[number];

/** One rule of the agent's ClusterRole. */
export interface RightsRule {
  readonly preset: RightsPreset;
  /** `''` for the core API. */
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly ('get' | 'list' | 'watch')[];
  /** What is read by it, for whoever grants it. */
  readonly why: string;
}
