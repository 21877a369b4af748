/** Text as a PromQL string in double quotes. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

/** Text as a regular expression (RE2) that matches it alone. */
const literal = (text: string): string => text.replaceAll(/[.*+?(){}|$[\]^\\]/g, String.raw`\$&`);

/** Text that one of several names matches, as a PromQL string. */
export const anyOf = (names: readonly string[]): string => quoted(names.map(literal).join('|'));

/** Label matchers: `namespace="shop",pod="cart-0"`. */
export const matchers = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(',');
