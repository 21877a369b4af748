const API_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) ?/;
// Colour and cursor sequences (CSI) that programs write to terminals.
// oxlint-disable-next-line no-control-regex
const ANSI = /\u001B\[[0-9;?]*[ -/]*[@-~]/g;

/** Characters of a line that are looked at; what tells why comes early. */
const LONGEST = 4_000;

/** A log line as the program wrote it: without the time that the API puts in front, and without colours. */
export const plainLine = (line: string): string =>
  line.slice(0, LONGEST).replace(API_TIME, '').replaceAll(ANSI, '').trimEnd();
