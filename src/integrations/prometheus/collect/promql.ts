/** Text as a PromQL string in double quotes. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

/** Text as a regular expression (RE2) that matches it alone. */
const literal = (text: string): string => text.replaceAll(/[.*+?(){}|$[\]^\\]/g, String.raw`\$&`);

/** Text that one of several names matches, as a PromQL string. */
export const anyOf = (names: readonly string[]): string => quoted(names.map(literal).join('|'));

/** A label's name in PromQL: names of Prometheus 3 that are more than letters, digits and underscores are quoted. */
export const labelName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));

/** Label matchers: `namespace="shop",pod="cart-0"`. */
export const matchers = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${labelName(name)}=${quoted(value)}`)
    .join(',');
