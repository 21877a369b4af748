import type { Span } from '../marker.js';
import { textRule } from '../text-rule.js';

const BEGIN = /-----BEGIN [A-Z0-9 ]{1,60}-----/g;
const END = /-----END [A-Z0-9 ]{1,60}-----/g;

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
  while (start > floor && /[A-Za-z0-9+/=\s]/.test(text.charAt(start - 1))) start -= 1;
  return start;
};

/**
 * PEM blocks of any kind, also with escaped line breaks or a logger's prefix on each line: from BEGIN to END. Where a log's
 * window cut one of the two off, what is left of the body.
 */
export const pemBlock = textRule({
  id: 'pem-block',
  applies: (text) => text.includes('-----BEGIN ') || text.includes('-----END '),
  *find(text): Iterable<Span> {
    const ends = Array.from(text.matchAll(END), ({ index, 0: { length } }) => ({
      index,
      end: index + length,
    }));
    let at = 0;
    let done = 0;
    for (const { index, 0: begin } of text.matchAll(BEGIN)) {
      if (index < done) continue;
      for (let end = ends[at]; end && end.index < index; end = ends[at]) {
        yield { start: startOfBody(text, end.index, done), end: end.end };
        done = end.end;
        at += 1;
      }
      const close = ends[at];
      done = close ? close.end : endOfBody(text, index + begin.length);
      if (close) at += 1;
      yield { start: index, end: done };
    }
    for (const end of ends.slice(at)) {
      yield { start: startOfBody(text, end.index, done), end: end.end };
      done = end.end;
    }
  },
  matches: {
    'key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\nnext':
      'key:\n[MASKED]\nnext',
    '"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----\\n"': '"[MASKED]\\n"',
    'a\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIGlVmgE0OxM9vBE\nnext line of the log':
      'a\n[MASKED]\nnext line of the log',
    'MHcCAQEEIIGlVmgE0OxM9vBE\nabc=\n-----END EC PRIVATE KEY-----\nafter': '[MASKED]\nafter',
  },
  passes: ['---- BEGIN of the report ----', 'error: no -----BEGIN line found in the file'],
});
