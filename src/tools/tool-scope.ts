/** What the tools of one session may reach (`TOOLS_SCOPE=target`): these namespaces, these nodes, and nothing of other ones. */
export interface ToolScope {
  readonly namespaces: readonly string[];
  readonly nodes: readonly string[];
}
