import { plainLine } from '../../../evidence/log-line/plain-line.js';
import { levelledLine } from '../../../evidence/log-line/structured-line.js';
import { beginningOf } from '../../../masking/index.js';

/** A line that tells of a failure. */
export interface ErrorText {
  /** RFC 3339 of the API; `null` where the line has none. */
  readonly at: string | null;
  readonly text: string;
}

/** How long before the alert began a line may stand and still tell of its cause: rules fire only after their own time. */
const BEFORE_MS = 20 * 60_000;
/** Most lines of one log, the newest. */
const MAX_LINES = 40;
const MAX_TEXT = 600;

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;

const FAILURE =
  /\b(?:error|errors|exception|fail(?:ed|ure|s|ing)?|fatal|panic|refused|reset by peer|timed? ?out|timeout|deadline exceeded|unavailable|unreachable|no such host|E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|CONNABORTED|TIMEDOUT|HOSTUNREACH|NETUNREACH|PIPE)|not known|bad address|not resolve|resolution|denied|unauthori[sz]ed|forbidden|not authorized|invalid|cannot|can't|could not|couldn't|unable to|broken pipe|too many|exhausted|out of memory|no space left|deadlock|lock wait|x509|certificate|certificate has expired|upstream|connection closed|no route|eof|50[0234]|429|refusing|rejected|aborted|overloaded|circuit|back-?off|retry(?:ing)?|read-only file ?system|stale (?:nfs )?file handle|is locked|malformed|corrupt(?:ed|ion)?|does(?:n't| not) exist|not allowed|exceeded|undefined|mismatch|wrong version|misbehaving|servfail|nxdomain|no servers could|no child processes|no (?:primary|leader|quorum)|not (?:primary|master)|queue full|(?:limit|disk|memory) alarm|throttled|HTTPS client|did not (?:observe|respond|receive|complete|answer)|no (?:response|reachable servers|healthy upstream))\b/i;
/** Names that programs and systems give to failures. */
const NAMED_FAILURE =
  /[a-z](?:Error|Exception|Failure)\b|_NOT_(?:AVAILABLE|LEADER|ENOUGH)|NOT_(?:LEADER|ENOUGH|FOUND)_?|\bE(?:CONN|NOTFOUND|TIMEDOUT|HOSTUNREACH|NETUNREACH|ADDR|PIPE|AI_AGAIN|ROFS|NOSPC|[MN]FILE|STALE)[A-Z]*\b/;
const NO_FAILURE =
  /(?:from|on|by|of) (?:the )?client\b.{0,40}(?:reset|broken|closed|EOF|disconnect)|unexpected EOF on client connection|client (?:prematurely )?closed|\b(?:0|no|without) (?:errors?|failures?|exceptions?)\b|\b(?:errors?|failed|failures)[=:]\s*(?:0|nil|null|none|false)\b|" 2\d\d |\bstatus[=: ]+"?2\d\d\b/i;

const tellsFailure = (line: string): string | null => {
  const levelled = levelledLine(line);
  if (levelled !== null && (levelled.level === 'error' || levelled.level === 'fatal')) return levelled.text;
  if (NO_FAILURE.test(line) || !(FAILURE.test(line) || NAMED_FAILURE.test(line))) return null;
  return levelled?.level === 'info' && !/\b50[0234]\b|refused|timed? ?out|unavailable|unreachable/i.test(line)
    ? null
    : (levelled?.text ?? line);
};

/** The whole line, where the part that a person reads leaves out fields that name a peer. */
const wholeText = (line: string, part: string): string => {
  const text = line.length <= MAX_TEXT ? line : part;
  return text.length <= MAX_TEXT ? text : `${beginningOf(text, MAX_TEXT)}…`;
};

/**
 * Lines of a log that tell of a failure, from shortly before the alert began on, oldest first, the newest kept.
 * @param startedMs when the alert began, ms since the epoch
 */
export const errorLinesOf = (lines: readonly string[], startedMs: number): readonly ErrorText[] => {
  const found = lines.flatMap((line): readonly ErrorText[] => {
    const at = TIME.exec(line)?.[1] ?? null;
    if (at !== null && Date.parse(at) < startedMs - BEFORE_MS) return [];
    const plain = plainLine(line);
    const part = tellsFailure(plain);
    return part === null ? [] : [{ at, text: wholeText(plain, part) }];
  });
  return found.slice(-MAX_LINES);
};
