export type LogLevel = 'fatal' | 'error' | 'warn' | 'info';

/** A line that tells its own level: the level and the part that a person reads. */
export interface LevelledLine {
  readonly level: LogLevel;
  readonly text: string;
}

const levelOf = (name: unknown): LogLevel | null => {
  if (typeof name === 'number') {
    // pino and bunyan
    if (name >= 60) return 'fatal';
    if (name >= 50) return 'error';
    return name >= 40 ? 'warn' : 'info';
  }
  if (typeof name !== 'string') return null;
  if (/^(fatal|panic|dpanic|crit|critical|emerg|emergency|alert)$/i.test(name)) return 'fatal';
  if (/^(err|error|severe)$/i.test(name)) return 'error';
  if (/^(warn|warning)$/i.test(name)) return 'warn';
  return /^(info|information|debug|trace|notice|verbose|fine|config)$/i.test(name) ? 'info' : null;
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const message: unknown = Reflect.get(value, 'message') ?? Reflect.get(value, 'msg');
  return typeof message === 'string' ? message : '';
};

const firstOf = (record: object, names: readonly string[]): unknown =>
  names
    .map((name): unknown => Reflect.get(record, name))
    .find((value) => value !== undefined && value !== null);

const fromJson = (line: string): LevelledLine | null => {
  if (!line.trimStart().startsWith('{')) return null;
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return null; // a line that only looks like JSON is read as text
  }
  if (typeof record !== 'object' || record === null) return null;
  const message = textOf(firstOf(record, ['msg', 'message', '@m', 'event', 'log']));
  const error = textOf(firstOf(record, ['err', 'error', 'exception', 'cause', 'reason']));
  const level = levelOf(firstOf(record, ['level', 'severity', 'lvl', '@l', 'log.level', 'levelname']));
  const text = [message, error].filter((part) => part !== '').join(': ');
  if (text === '') return null;
  return { level: level ?? (error === '' ? 'info' : 'error'), text };
};

const LEVEL_WORD =
  'FATAL|PANIC|CRITICAL|CRIT|EMERG|ALERT|ERROR|ERR|SEVERE|WARNING|WARN|INFO|DEBUG|TRACE|NOTICE';
// The level stands early in the line, in upper case or in brackets: `2026-… ERROR main: …`, `[error] 7#7: …`.
const UPPER = new RegExp(`^.{0,60}?(?:^|[\\s[|(:])(${LEVEL_WORD})(?=$|[\\s\\]|):])`);
const BRACKETED = new RegExp(`^.{0,60}?\\[(${LEVEL_WORD})\\]`, 'i');
const LOGFMT = /\b(?:level|lvl|severity)="?(\w+)/i;
const KLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d/;
const KLOG_LEVELS: Readonly<Record<string, LogLevel>> = { I: 'info', W: 'warn', E: 'error', F: 'fatal' };

/** Reads the level that a line states about itself (JSON, logfmt, klog, or a level word); `null` when it states none. */
export const levelledLine = (line: string): LevelledLine | null => {
  const json = fromJson(line);
  if (json) return json;
  const klog = KLOG_LEVELS[KLOG.exec(line)?.[1] ?? ''];
  if (klog) return { level: klog, text: line };
  const level = levelOf((LOGFMT.exec(line) ?? UPPER.exec(line) ?? BRACKETED.exec(line))?.[1]);
  return level && { level, text: line };
};
