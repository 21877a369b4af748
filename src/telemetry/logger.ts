/** Facts of one log line: plain JSON. Masked by the logger before they are written. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Structured log, one line per event. `event` is a fixed word group in snake_case (`analysis_finished`), never built from
 * input. Injectable by class; masks its fields itself, so callers pass raw values. Usual fields: `fingerprint`, `group`,
 * `stage`, `durationMs`, `error`.
 */
export abstract class Logger {
  abstract trace(event: string, fields?: LogFields): void;
  abstract debug(event: string, fields?: LogFields): void;
  abstract info(event: string, fields?: LogFields): void;
  abstract warn(event: string, fields?: LogFields): void;
  abstract error(event: string, fields?: LogFields): void;
  /** The same log with fields added to every line. */
  abstract child(fields: LogFields): Logger;
}
