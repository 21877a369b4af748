import { Injectable, type LoggerService } from '@nestjs/common';
import { Logger, type LogFields } from './logger.js';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Nest logs texts, errors and, rarely, objects; those go into the line as they are. */
const messageOf = (message: unknown): unknown => (message instanceof Error ? message.message : message);

/**
 * Nest's own messages as structured lines (`nest_log` with context and message). Nest calls with
 * `(message, ...rest, context)`, errors with `(message, stack, context)`.
 */
@Injectable()
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  /** What Nest tells of itself at every start (some 25 lines) is for whoever looks for a fault. */
  log(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('debug', message, rest);
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('error', message, rest);
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('warn', message, rest);
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('error', message, rest);
  }

  #write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const error = [message, ...rest].find((part) => part instanceof Error);
    const context = rest.at(-1);
    const fields: LogFields = {
      context: typeof context === 'string' && !context.includes('\n') ? context : undefined,
      message: messageOf(message),
      error,
    };
    this.logger[level]('nest_log', fields);
  }
}
