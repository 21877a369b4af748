import type { Span } from '../marker.js';
import { textRule } from '../text-rule.js';

/** Labels are in capitals; OpenVPN's `Static key V1` is not. */
const EDGE = /-{4,5} ?(BEGIN|END) ([A-Z0-9 ]{1,60}?|[A-Za-z0-9 ]{1,40} key(?: V\d)?) ?-{4,5}/g;

/** Blocks that anyone may read. */
const OPEN = /CERTIFICATE|PUBLIC|X509 CRL|PARAMETERS|SIGNATURE|SIGNED MESSAGE|PKCS7|CMS/;

/** A line of a block's body, whatever a logger wrote before it. */
const BODY_LINE = /^(?:.{0,120}[ \t"'|>\]])?[A-Za-z0-9+/=]{16,}[\s"',\\rn]{0,8}$/;

/** With what a logger wrote before it; a longer line is no line of a block. */
const LONGEST_LINE = 600;

/** End of the body lines that follow `from`, for a block whose end was cut off. */
const endOfBody = (text: string, from: number): number => {
  let end = from;
  while (end < text.length) {
    const ahead = text.slice(end, end + LONGEST_LINE);
    const next = ahead.indexOf('\n', 1);
    const line = next < 0 ? ahead : ahead.slice(0, next);
    if (line.length === LONGEST_LINE || (line.trim() !== '' && !BODY_LINE.test(line.trim()))) return end;
    end += line.length;
  }
  return end;
};

/** Start of the base64 run right before `to`, for a block whose beginning was cut off. */
const startOfBody = (text: string, to: number, floor: number): number => {
  let start = to;
  while (start > floor && /[A-Za-z0-9+/=\s\\]/.test(text.charAt(start - 1))) start -= 1;
  return start;
};

/** What a logger writes before a line is no part of a body, and would be taken for a secret elsewhere. */
const withoutPrefix = (body: string): string => {
  const line = body.slice(body.lastIndexOf('\n') + 1);
  return line.length < body.length && !/[A-Za-z0-9+/=]{16}/.test(line) && /[\s:|\]]/.test(line)
    ? body.slice(0, -line.length)
    : body;
};

/** What stands between the two edges, without the line breaks beside them: written out, escaped or encoded. */
const bodyBetween = (text: string, from: number, to: number): Span => {
  const body = withoutPrefix(text.slice(from, to));
  const start = /^(?:\s|\\+[nr]|%0[AaDd])*/.exec(body)?.[0].length ?? 0;
  let end = body.length;
  while (end > start) {
    const broken =
      /(?:\s|\\+[nr]|%0[AaDd])$/.exec(body.slice(Math.max(start, end - 8), end))?.[0].length ?? 0;
    if (broken === 0) break;
    end -= broken;
  }
  return { start: from + start, end: from + end };
};

interface Edge extends Span {
  readonly begins: boolean;
  readonly open: boolean;
}

const edgesIn = (text: string): readonly Edge[] =>
  Array.from(text.matchAll(EDGE), ({ index, 0: { length }, 1: which, 2: label = '' }) => ({
    start: index,
    end: index + length,
    begins: which === 'BEGIN',
    open: OPEN.test(label),
  }));

/** A block with what is between its edges. */
interface Block extends Span {
  readonly open: boolean;
  readonly body: Span;
}

/** Every block of a text, whole or cut off, from left to right. */
export function* pemBlocks(text: string): Iterable<Block> {
  let done = 0;
  const edges = edgesIn(text);
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at];
    if (edge === undefined || edge.start < done) continue;
    if (!edge.begins) {
      const start = startOfBody(text, edge.start, done);
      const body = bodyBetween(text, start, edge.start);
      const isBody = /[A-Za-z0-9+/=]{16}/.test(text.slice(body.start, body.end));
      yield { start, end: edge.end, open: edge.open, body: isBody ? body : { start, end: start } };
      done = edge.end;
      continue;
    }
    const close = edges.slice(at + 1, at + 4).find(({ begins }) => !begins);
    done = close ? close.end : endOfBody(text, edge.end);
    const body = bodyBetween(text, edge.end, close ? close.start : done);
    yield { start: edge.start, end: done, open: edge.open, body };
  }
}

/**
 * PEM blocks but certificates and public keys, also with escaped line breaks or a logger's prefix on each line: what stands
 * between BEGIN and END, which tell what kind of key was there. Where a log's window cut one of the two off, what is left of the body.
 */
export const pemBlock = textRule({
  id: 'pem-block',
  about: 'PEM blocks that are no certificates and no public keys, whole or cut off',
  words: ['----begin ', '----end ', '---- begin ', '---- end '],
  *find(text): Iterable<Span> {
    for (const { body, open } of pemBlocks(text)) if (!open && body.end > body.start) yield body;
  },
  matches: {
    'key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\nnext':
      'key:\n-----BEGIN RSA PRIVATE KEY-----\n[MASKED]\n-----END RSA PRIVATE KEY-----\nnext',
    '"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----\\n"':
      '"-----BEGIN PRIVATE KEY-----\\n[MASKED]\\n-----END PRIVATE KEY-----\\n"',
    '-----BEGIN OpenVPN Static key V1-----\n991b38c9feb5278b\n-----END OpenVPN Static key V1-----':
      '-----BEGIN OpenVPN Static key V1-----\n[MASKED]\n-----END OpenVPN Static key V1-----',
    'a\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIGlVmgE0OxM9vBE\nnext line of the log':
      'a\n-----BEGIN EC PRIVATE KEY-----\n[MASKED]\nnext line of the log',
    'MHcCAQEEIIGlVmgE0OxM9vBE\nabc=\n-----END EC PRIVATE KEY-----\nafter':
      '[MASKED]\n-----END EC PRIVATE KEY-----\nafter',
  },
  passes: [
    '---- BEGIN of the report ----',
    'error: no -----BEGIN line found in the file',
    '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTAN\n-----END CERTIFICATE-----',
  ],
});
