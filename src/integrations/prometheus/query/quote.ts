/** Text as a PromQL string in double quotes. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Whether a label of this name needs no quotes, which servers before Prometheus 3 do not know. */
export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name);

/** Name of a label as it stands in matchers and after `by` and `on`: `pod`, `"k8s.pod.name"`. */
export const labelName = (name: string): string => (isIdentifier(name) ? name : quoted(name));

/** Text as a regular expression (RE2) that matches it alone. */
const literal = (text: string): string => text.replaceAll(/[.*+?(){}|$[\]^\\]/g, String.raw`\$&`);

/** Text that one of several names matches, as a PromQL string. */
export const anyOf = (names: readonly string[]): string => quoted(names.map(literal).join('|'));

/** Label matchers: `namespace="shop","k8s.pod.name"="cart-0"`. */
export const matchers = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${labelName(name)}=${quoted(value)}`)
    .join(',');
