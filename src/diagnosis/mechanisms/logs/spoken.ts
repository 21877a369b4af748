import { bounded } from '../../../evidence/bounded-text.js';

/** Names of fields that hold what a person reads, of any logger. */
const SAYS =
  /^(?:msg|message|@m|event|err|error|errmsg|exception|reason|cause|detail|details|description|stack|err\.message|error\.message|exception\.message)$/i;
const MAX_PARTS = 6;
const MAX_DEPTH = 4;

const partsOf = (value: unknown, depth: number): readonly string[] => {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([name, field]: readonly [string, unknown]): readonly string[] => {
    if (typeof field === 'string') return SAYS.test(name) && field !== '' ? [field] : [];
    return partsOf(field, depth + 1);
  });
};

const fromJson = (text: string): string | null => {
  if (!text.startsWith('{')) return null;
  try {
    const parts = [...new Set(partsOf(JSON.parse(text), 0))].slice(0, MAX_PARTS);
    return parts.length === 0 ? null : parts.join(': ');
  } catch {
    return null; // a line that only looks like JSON is quoted as it is
  }
};

const LOGFMT = /(?:^|\s)(msg|message|err|error|reason|cause)=(?:"((?:[^"\\]|\\.){1,500})"|(\S{1,200}))/gi;

const fromLogfmt = (text: string): string | null => {
  if (!/(?:^|\s)(?:level|lvl|severity)=/i.test(text)) return null;
  const parts = [...text.matchAll(LOGFMT)].map(([, , quoted, plain]) =>
    (quoted?.replaceAll(/\\(["\\])/g, '$1') ?? plain ?? '').trim(),
  );
  return parts.length === 0 ? null : [...new Set(parts)].join(': ');
};

/** A time, a level or a thread in front of what a line says. */
const LEADING =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[.,\d]{0,12}(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?|\[\d{1,8}\]|\[?(?:FATAL|PANIC|CRITICAL|ERROR|ERR|SEVERE|WARNING|WARN|LOG|INFO)\]?:?|-)\s+/i;

/** What a line of a log says, without time and level, and without the fields of a structured one: bounded. */
export const spoken = (line: string): string => {
  const text = line.trim();
  const said = fromJson(text) ?? fromLogfmt(text);
  if (said !== null) return bounded(said, 240);
  let rest = text;
  for (let step = 0; step < 4; step += 1) {
    const shorter = rest.replace(LEADING, '');
    // A server's own level word says who speaks (`FATAL:  …`) where nothing stands before it.
    if (shorter === rest || shorter === '' || (step === 0 && rest.startsWith('FATAL: '))) break;
    rest = shorter;
  }
  return bounded(rest, 240);
};
