import { pino, type DestinationStream, type LoggerOptions } from 'pino';
import type { Settings } from '../config/settings.js';
import type { Masker } from '../masking/index.js';
import type { Logger } from './logger.js';
import { pinoSink, StructuredLogger } from './pino-logger.js';

/** Where the log goes; standard output unless a test says otherwise. */
export interface LogOutput {
  readonly stream?: NodeJS.WritableStream;
  readonly isTerminal?: boolean;
}

const optionsOf = (level: Settings['server']['logLevel']): LoggerOptions => ({
  level,
  base: null,
  messageKey: 'event',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** Loaded only where a person reads the log. Writes at once, so that a process that ends soon loses no line. */
const prettyStream = async (output: LogOutput): Promise<DestinationStream> => {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    sync: true,
    colorize: output.isTerminal ?? process.stdout.isTTY === true,
    messageKey: 'event',
    translateTime: 'SYS:HH:MM:ss.l',
    singleLine: true,
    destination: output.stream ?? 1,
  });
};

const plainStream = (output: LogOutput): DestinationStream =>
  (output.stream as DestinationStream | undefined) ?? pino.destination({ dest: 1, sync: true });

/** The process's log: `LOG_LEVEL`, `LOG_FORMAT` (pretty in a terminal, else JSON, one line per event). */
export const createLogger = async (
  { server }: Settings,
  masker: Masker,
  output: LogOutput = {},
): Promise<Logger> => {
  const isTerminal = output.isTerminal ?? process.stdout.isTTY === true;
  const format = server.logFormat ?? (isTerminal ? 'pretty' : 'json');
  const stream = format === 'pretty' ? await prettyStream(output) : plainStream(output);
  return new StructuredLogger(pinoSink(pino(optionsOf(server.logLevel), stream)), masker);
};
