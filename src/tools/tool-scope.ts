import type { ReadScope } from '../integrations/kubernetes/scope/scope-policy.js';

/** What the tools of one session may reach (`TOOLS_SCOPE=target`); by name, and nothing beside it. */
export type ToolScope = ReadScope;
