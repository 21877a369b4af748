import { cut } from '../cut.js';

/** Longest log line shown, in characters. */
const MAX_LINE = 1000;

/** Times nearer than this are the same: the API writes down when a line arrived, the program when it made it. */
const SAME_MS = 2000;

/** The time that the API puts in front of each line (RFC 3339). */
const API_TIME = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))\s/;

const DATE_TIME = String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d| ?UTC)?`;

/** A quotation that begins with a program's own time. */
const QUOTED_TIME = new RegExp(String.raw`(?<=")\[?${DATE_TIME}\]?:?[ \t]+`, 'g');

/** Where a program writes its own time: in front, as a member of a JSON line, or as `time=` in logfmt. */
const OWN_TIMES: readonly RegExp[] = [
  new RegExp(String.raw`^\[?(${DATE_TIME})\]?:?[ \t]+`),
  new RegExp(String.raw`"(?:ts|time|timestamp|@timestamp)":[ ]?"(${DATE_TIME})",?[ ]?`),
  new RegExp(String.raw`(?<=^|[ \t])(?:ts|time|timestamp)="?(${DATE_TIME})"?(?:[ \t]+|$)`),
];

/** Part of a log, ready to be shown. */
export interface ShownLog {
  readonly lines: readonly string[];
  /** Lines that came before and are not shown; repetitions are shown as such. */
  readonly left: number;
}

interface Line {
  /** As the API wrote it; `''` where there is none. */
  readonly time: string;
  /** What the program wrote, without its own time where that says the same. */
  readonly text: string;
}

/** Lines that say the same, one after the other. */
interface Run {
  readonly first: Line;
  last: Line;
  count: number;
}

/**
 * The last `max` lines after dropping each line that repeats the one before, compared without their times; the line that
 * stays says how often it came and until when. A program's own time is left out where the API's says the same.
 */
export const shownLog = (lines: readonly string[], max: number): ShownLog => {
  const runs: Run[] = [];
  for (const line of lines.map(readLine)) {
    const run = runs.at(-1);
    if (run?.last.text === line.text) {
      run.last = line;
      run.count += 1;
    } else runs.push({ first: line, last: line, count: 1 });
  }
  const shown = max > 0 ? runs.slice(-max) : [];
  const repeated = shown.reduce((sum, { count }) => sum + count, 0);
  return { lines: shown.map(runText), left: lines.length - repeated };
};

/** The text with the quotations of log lines as {@link shownLog} shows them: without the time that they begin with. */
export const withoutQuotedTimes = (text: string): string => text.replaceAll(QUOTED_TIME, '');

const runText = ({ first, last, count }: Run): string => {
  const line = cut(first.time === '' ? first.text : `${first.time} ${first.text}`, MAX_LINE);
  if (count === 1) return line;
  return `${line} [${count} times${last.time === '' ? '' : `, last at ${last.time}`}]`;
};

const readLine = (line: string): Line => {
  const apiTime = API_TIME.exec(line);
  if (apiTime?.[1] === undefined) return { time: '', text: line };
  return { time: apiTime[1], text: withoutOwnTime(line.slice(apiTime[0].length), Date.parse(apiTime[1])) };
};

const withoutOwnTime = (text: string, atMs: number): string => {
  // Looked for near the start only: further on it is what the line is about.
  const head = text.slice(0, MAX_LINE);
  for (const pattern of OWN_TIMES) {
    const found = pattern.exec(head);
    if (found?.[1] === undefined || Math.abs(utcMs(found[1]) - atMs) > SAME_MS) continue;
    return text.slice(0, found.index) + text.slice(found.index + found[0].length);
  }
  return text;
};

/** Milliseconds since 1970; a time without a zone is read as UTC, as containers have it. NaN for none. */
const utcMs = (text: string): number => {
  const [, date = '', time = '', fraction = '', zone = ''] =
    /^(\d{4}[-/]\d\d[-/]\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(.*)$/.exec(text) ?? [];
  const offset = zone.trim() === '' || zone.trim() === 'UTC' ? 'Z' : zone;
  const milliseconds = fraction === '' ? '' : `.${fraction.slice(0, 3)}`;
  return Date.parse(`${date.replaceAll('/', '-')}T${time}${milliseconds}${offset}`);
};
