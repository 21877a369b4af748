import { Logger, type LogFields } from '../../src/telemetry/logger.js';

export interface LogLine {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

/** Keeps every line, for tests that ask what was logged. */
export class MemoryLogger extends Logger {
  constructor(
    readonly lines: LogLine[] = [],
    private readonly common: LogFields = {},
  ) {
    super();
  }

  trace = this.#writer('trace');
  debug = this.#writer('debug');
  info = this.#writer('info');
  warn = this.#writer('warn');
  error = this.#writer('error');

  child(fields: LogFields): Logger {
    return new MemoryLogger(this.lines, { ...this.common, ...fields });
  }

  #writer(level: LogLine['level']): (event: string, fields?: LogFields) => void {
    return (event, fields = {}) => {
      this.lines.push({ level, event, fields: { ...this.common, ...fields } });
    };
  }
}
