import type { ToolScope } from '../../../tools/tool-scope.js';
import type { NamespaceRule } from './namespace-policy.js';
import { isNamespaceName, isObjectName } from '../../../evidence/object-names.js';

/** Most names of a kind that a refusal tells. */
const MAX_NAMED = 10;

const named = (kind: string, names: readonly string[]): string | null => {
  if (names.length === 0) return null;
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
  return `${kind} ${names.slice(0, MAX_NAMED).join(', ')}${more}`;
};

/**
 * A scope as a rule. Names are taken as they are: whoever sends an alert chooses them, so `*` means nothing here. What the
 * settings forbid stays forbidden, by the reader that is looked through.
 */
export class ScopePolicy implements NamespaceRule {
  readonly restricts = true;
  readonly ground = 'outside of what this analysis reaches';
  readonly namespaces: readonly string[];
  readonly nodes: readonly string[];

  constructor(scope: ToolScope) {
    this.namespaces = [...new Set(scope.namespaces.filter(isNamespaceName))];
    this.nodes = [...new Set(scope.nodes.filter(isObjectName))];
  }

  get isEmpty(): boolean {
    return this.namespaces.length === 0 && this.nodes.length === 0;
  }

  allows(namespace: string): boolean {
    return this.namespaces.includes(namespace);
  }

  allowsNode(node: string): boolean {
    return this.nodes.includes(node);
  }

  /** Why something is refused, what may be asked instead, and what lifts it. */
  refused(what: string): string {
    const reached = [named('namespace', this.namespaces), named('node', this.nodes)].filter(
      (names) => names !== null,
    );
    const within = reached.length === 0 ? 'no namespace and no node' : reached.join(' and ');
    return `${this.ground}: ${what}; it reaches ${within}, and with TOOLS_SCOPE=cluster all that the service may read`;
  }
}
