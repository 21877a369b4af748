/** What the tools of one session may reach. */
export interface ToolScope {
  readonly namespaces: readonly string[];
  readonly nodes: readonly string[];
}
