/** Text as a TraceQL string in double quotes; TraceQL knows `\"`, `\\` and `\n` but no other escapes. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
