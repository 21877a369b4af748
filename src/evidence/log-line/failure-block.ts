/** What a runtime prints when a program dies, found in its lines: the text that names the failure, and its place. */
export interface FailureBlock {
  readonly index: number;
  readonly text: string;
  readonly score: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The exception line that closes a Python traceback: the first one not indented deeper than its heading. */
const pythonTraceback = (lines: readonly string[], at: number): FailureBlock | null => {
  const heading = lines[at] ?? '';
  const place = heading.indexOf('Traceback (most recent call last)');
  if (place < 0) return null;
  const indent = indentOf(heading);
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || indentOf(line) > indent) continue;
    const text = line.trim();
    // pydantic and similar put what is wrong on the lines after "3 validation errors for Settings"
    const more = /validation errors? for/.test(text) ? lines.slice(index + 1, index + 3) : [];
    return { index, text: [text, ...more.map((each) => each.trim())].filter(Boolean).join('; '), score: 100 };
  }
  return null;
};

/** Rust puts the message on the line after the place of the panic. */
const rustPanic = (lines: readonly string[], at: number): FailureBlock | null => {
  const line = lines[at] ?? '';
  if (!/^thread '.*' (?:\(\d+\) )?panicked at /.test(line)) return null;
  const next = line.endsWith(':') ? (lines[at + 1] ?? '').trim() : '';
  return { index: at, text: next === '' ? line : `${line} ${next}`, score: 100 };
};

/** Spring Boot explains a failed start in prose under a heading. */
const springFailure = (lines: readonly string[], at: number): FailureBlock | null => {
  if ((lines[at] ?? '').trim() !== 'Description:') return null;
  if (!lines.slice(Math.max(0, at - 6), at).some((line) => line.includes('APPLICATION FAILED TO START')))
    return null;
  const index = lines.findIndex((line, each) => each > at && line.trim() !== '');
  return index < 0 ? null : { index, text: (lines[index] ?? '').trim(), score: 105 };
};

const LINES: readonly { readonly pattern: RegExp; readonly score: number }[] = [
  { pattern: /^Caused by: /, score: 101 },
  { pattern: /^(?:panic|fatal error): /, score: 100 },
  { pattern: /^Unhandled exception\b/i, score: 98 },
  { pattern: /^PHP Fatal error:/, score: 98 },
  { pattern: /^Exception in thread "/, score: 96 },
  { pattern: /^(?:Uncaught )?(?:[\w$]+[.:]+)*\w*(?:Error|Exception)(?: \[\w+\])?: \S/, score: 95 },
  { pattern: /\((?:\w+::)*\w*(?:Error|Exception)\)$/, score: 90 }, // Ruby
];

const telltale = (lines: readonly string[], at: number): FailureBlock | null => {
  const text = (lines[at] ?? '').trim();
  const known = LINES.find(({ pattern }) => pattern.test(text));
  return known ? { index: at, text, score: known.score } : null;
};

/** The failure that begins at a line, if one does. */
export const failureBlock = (lines: readonly string[], at: number): FailureBlock | null =>
  pythonTraceback(lines, at) ?? rustPanic(lines, at) ?? springFailure(lines, at) ?? telltale(lines, at);

const FRAMES = [
  /^\s/,
  /^goroutine \d+ /,
  /^[\w.$/*()-]+\(.*\)$/, // main.(*Server).Run(0xc000…)
  /^\.\.\. \d+ more$/,
  /^created by /,
  /^exit status \d+$/,
  /^Node\.js v\d/,
  /^note: run with/,
];

/** Whether a line only shows where in the code something happened. */
export const isStackFrame = (line: string): boolean =>
  line.trim() === '' || FRAMES.some((pattern) => pattern.test(line));
