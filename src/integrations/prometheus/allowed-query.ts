import type { NamespaceRule } from '../kubernetes/scope/namespace-policy.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { nodesOf } from '../query/grammar.js';
import { keepsTo } from '../query/matcher.js';
import { refusedPart } from '../query/refused-part.js';
import { isNamespaceLabel } from './namespace-labels.js';
import { hostOf, isNodeLabel } from './node-labels.js';
import { parsePromQl, selectorsOf, type Selector } from './query/parse.js';

/** `info` adds labels of series that no selector of the expression names. */
const READS_MORE: ReadonlySet<string> = new Set(['Info']);

/** What is wrong with an expression some of whose selectors may not be read, or with which that cannot be told; `null`: nothing. */
const objection = (query: string, isAllowed: (selector: Selector) => boolean): string | null => {
  if (query.trim() === '') return null; // reads nothing; the server says so
  const read = parsePromQl(query);
  if (!read.read) return read.doubt;
  if (nodesOf(read.tree, READS_MORE).length > 0) return 'info() cannot be used';
  const refused = selectorsOf(read).find((selector) => !isAllowed(selector));
  return refused === undefined ? null : refusedPart(query, refused);
};

const namesNamespace = (rule: Pick<NamespaceRule, 'allows'>, { matchers }: Selector): boolean =>
  keepsTo(matchers, isNamespaceLabel, (value) => rule.allows(value));

/**
 * Why an expression from outside may not be evaluated while some namespaces may not be read, or `null`: every selector must
 * name an allowed namespace. What comes back cannot be judged, for an aggregation drops the label. Nothing is added to an
 * expression instead: the answer to a narrower question would be taken for the answer to the one that was asked.
 */
export const queryRefusal = (query: string, rule: NamespaceRule): string | null => {
  const wrong = rule.restricts ? objection(query, (selector) => namesNamespace(rule, selector)) : null;
  return wrong === null
    ? null
    : `${rule.ground}: each metric must have a selector that names one allowed namespace, as in up{namespace="…"}; ${wrong}`;
};

/** Metrics about a node as a whole; those of its pods and volumes belong to namespaces, whatever node they name. */
const OF_NODE =
  /^(?:up|machine_\w+|kube_node_\w+|kubelet_(?!volume)\w+|windows_(?!container|pod)\w+|(?:\w+:)?node_(?!namespace)[\w:]+)$/;

const namesNode = (scope: ScopePolicy, { metric, matchers }: Selector): boolean =>
  metric !== null &&
  OF_NODE.test(metric) &&
  keepsTo(matchers, isNodeLabel, (value) => scope.allowsNode(hostOf(value)));

/**
 * The same within a scope, where a selector may also name a node of it, in `node` or `instance`, if the metric is about nodes:
 * their series have the namespace of their exporter, or none.
 */
export const scopeRefusal = (query: string, scope: ScopePolicy): string | null => {
  const wrong = objection(query, (selector) => namesNamespace(scope, selector) || namesNode(scope, selector));
  return wrong === null
    ? null
    : scope.refused(
        `each metric must have a selector that names one namespace, as in up{namespace="…"}, or, for metrics of nodes, one node, as in node_load1{instance="…"}; ${wrong}`,
      );
};
