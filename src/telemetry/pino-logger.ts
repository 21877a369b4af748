import type { Logger as Pino, Level } from 'pino';
import type { Masked, Masker } from '../masking/index.js';
import { lineFields } from './log-line.js';
import { Logger, type LogFields } from './logger.js';

/** One line as it is written: its event and its masked facts. */
export interface LogLine {
  readonly event: string;
  readonly fields: LogFields;
}

/** Takes masked lines only: the one way to the log. */
export interface LineSink {
  readonly write: (level: Level, line: Masked<LogLine>) => void;
  readonly writes: (level: Level) => boolean;
}

/** Lines through pino, whose JSON escapes CR, LF and NUL in every string. */
export const pinoSink = (pino: Pino): LineSink => ({
  write: (level, { value }) => pino[level]({ event: value.event, ...value.fields }),
  writes: (level) => pino.isLevelEnabled(level),
});

/** Masks the fields of each line and hands it to the sink. Lines below the level cost nothing. */
export class StructuredLogger extends Logger {
  constructor(
    private readonly sink: LineSink,
    private readonly masker: Masker,
    private readonly common: LogFields = {},
  ) {
    super();
  }

  trace(event: string, fields?: LogFields): void {
    this.#write('trace', event, fields);
  }

  debug(event: string, fields?: LogFields): void {
    this.#write('debug', event, fields);
  }

  info(event: string, fields?: LogFields): void {
    this.#write('info', event, fields);
  }

  warn(event: string, fields?: LogFields): void {
    this.#write('warn', event, fields);
  }

  error(event: string, fields?: LogFields): void {
    this.#write('error', event, fields);
  }

  child(fields: LogFields): Logger {
    return new StructuredLogger(this.sink, this.masker, { ...this.common, ...fields });
  }

  #write(level: Level, event: string, fields: LogFields = {}): void {
    if (!this.sink.writes(level)) return;
    const written = lineFields({ ...this.common, ...fields }, this.sink.writes('debug'));
    this.sink.write(level, this.masker.mask({ event, fields: written }));
  }
}
