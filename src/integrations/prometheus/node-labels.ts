/** Labels that name the node a series or an alert is about. */
export const NODE_LABELS = ['node', 'exported_node', 'nodename', 'kubernetes_node', 'instance'] as const;

const NAMES: ReadonlySet<string> = new Set(NODE_LABELS);

export const isNodeLabel = (label: string): boolean => NAMES.has(label);

/** An instance without its port. */
export const hostOf = (value: string): string => value.replace(/:\d+$/, '');
