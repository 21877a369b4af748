import { readFile } from 'node:fs/promises';

/** One request and the full answer of a real server, from `test/fixtures/wire/<name>.http`. */
export interface WireRecording {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Parameters of the query and of a form body, in the order sent. */
  readonly parameters: readonly (readonly [string, string])[];
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  /** Without those that describe the transfer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const FOLDER = new URL('../fixtures/wire/', import.meta.url);
const TRANSFER_HEADERS = new Set(['transfer-encoding', 'content-encoding', 'content-length', 'connection']);
const NOTE = /\n\[note: [^\n]*\]\s*$/;

const headersOf = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

/** Text up to the next empty line, and what follows it. */
const block = (text: string): readonly [string, string] => {
  const end = text.indexOf('\n\n');
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
};

/**
 * Reads the format of a recording: request line and headers, perhaps a form body, status line and headers, body; each
 * followed by an empty line. A last line `[note: …]` is a remark. Throws for bodies that the recording left out or cut.
 */
export const parseRecording = (name: string, text: string): WireRecording => {
  const [head, afterHead] = block(text);
  const [form, answer] = afterHead.startsWith('HTTP/') ? ['', afterHead] : block(afterHead);
  const [answerHead, body] = block(answer);
  if (/\[note: (body cut|binary body)/.test(text)) throw new Error(`${name} has no whole body`);
  const [requestLine = '', ...requestHeaders] = head.split('\n');
  const [statusLine = '', ...headers] = answerHead.split('\n');
  const [method = '', target = ''] = requestLine.split(' ');
  const url = new URL(target, 'http://recorded');
  const allHeaders = headersOf(headers.filter((line) => line !== ''));
  const whole = Buffer.from(body.replace(NOTE, ''));
  const length = allHeaders['content-encoding'] ? undefined : allHeaders['content-length'];
  return {
    name,
    method,
    path: url.pathname,
    parameters: [...url.searchParams, ...new URLSearchParams(form)],
    requestHeaders: headersOf(requestHeaders),
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(Object.entries(allHeaders).filter(([key]) => !TRANSFER_HEADERS.has(key))),
    body: length === undefined ? whole : whole.subarray(0, Number(length)),
  };
};

/** `loki/labels` → the recording in `test/fixtures/wire/loki/labels.http`. */
export const readRecording = async (name: string): Promise<WireRecording> =>
  parseRecording(name, await readFile(new URL(`${name}.http`, FOLDER), 'utf8'));
