import type { Span } from '../marker.js';
import { matchAt, textRule, type Hit } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';
import { cookieValues } from './cookie-header.js';
import { PROGRAMS, type Program } from './programs.js';

/** How far a command is read. */
const LONGEST_COMMAND = 600;

/** What separates the words of a command, also of one in JSON or as a list of arguments. */
const GAP = /(?:[ \t]|\\?["'],[ \t]*\\?["']|["']?[,][ \t]*["']|\\\n|\n[ \t]*-[ \t]+["']?)+/y;
const WORD =
  /(\\{0,2}["'])((?:[^"'\r\n\\]|\\(?!["'\r\n]))*)\1|-{1,2}[\w-]{1,32}=?(["'])(?![,\s\]})])[^"'\r\n\\]*\3|\[(?:MASKED|HASH)(?::[a-z0-9-]+)?\]|[^\s"'\\,|;&<>()[\]{}`]+(?:,[^\s"'\\,|;&<>()[\]{}`]+)*/y;

interface Word extends Span {
  readonly text: string;
}

const wordAt = (text: string, at: number): (Word & { readonly next: number }) | null => {
  const match = matchAt(WORD, text, at);
  if (!match) return null;
  const quote = match[1]?.length ?? 0;
  const start = at + quote;
  const end = at + match[0].length - quote;
  return { text: text.slice(start, end), start, end, next: at + match[0].length };
};

/** The words of the command that goes on at `from`, boundedly. */
const wordsFrom = (text: string, from: number): { readonly words: readonly Word[]; readonly end: number } => {
  const words: Word[] = [];
  let at = from;
  while (at < from + LONGEST_COMMAND) {
    const gap = matchAt(GAP, text, at);
    const word = gap ? wordAt(text, at + gap[0].length) : null;
    if (!word) break;
    words.push(word);
    at = word.next;
  }
  return { words, end: at };
};

/** The password of `user:password`; numbers are a user and a group instead. */
const passwordOf = (word: Word, separator: string): Span | null => {
  const at = word.text.indexOf(separator);
  if (at < 0 || /^\d+:\d+$/.test(word.text) || /^[a-z]+:\/\//.test(word.text)) return null;
  return { start: word.start + at + 1, end: word.end };
};

/** `-a x` and `-a=x`. */
const behindFlag = (program: Program, word: Word, next: Word | undefined): Span | null => {
  const { separate = [], user = [], between = ':' } = program;
  const name = word.text.replace(/=.*$/s, '');
  if (separate.includes(word.text)) return next && !next.text.startsWith('-') ? next : null;
  if (separate.includes(name)) return { start: word.start + name.length + 1, end: word.end };
  return user.includes(word.text) && next ? passwordOf(next, between) : null;
};

/** `-px`. */
const onFlag = ({ attached = [], user = [], between = ':' }: Program, word: Word): Span | null => {
  if (word.text.startsWith('--')) return null;
  const flag = [...attached, ...user].find(
    (known) => word.text.startsWith(known) && word.text.length > known.length,
  );
  if (flag === undefined) return null;
  const whole = word.text.slice(flag.length);
  const quote = /^(["']).*\1$/.test(whole) ? 1 : 0;
  const rest = {
    text: whole.slice(quote, whole.length - quote),
    start: word.start + flag.length + quote,
    end: word.end - quote,
  };
  return user.includes(flag) ? passwordOf(rest, between) : rest;
};

/** The secret that has no flag. */
const plainSecrets = (
  { after, last, at = [] }: Program,
  words: readonly Word[],
): readonly (Span | undefined)[] => {
  const plain = words.filter(({ text: word }) => !word.startsWith('-'));
  if (last === true) return [plain.at(-1)];
  const before = plain.findIndex(({ text: word }) => after?.words.includes(word) === true);
  return [
    ...at.map((number) => plain[number]),
    after && before >= 0 ? plain[before + after.steps] : undefined,
  ];
};

/** The values behind `-b`. */
function* cookiesOf({ cookies = [] }: Program, words: readonly Word[]): Iterable<Span> {
  for (const [at, { text: word }] of words.entries()) {
    const next = cookies.includes(word) ? words[at + 1] : undefined;
    if (next) yield* cookieValues(next.text, next.start);
  }
}

function* secretsOf(program: Program, words: readonly Word[], text: string): Iterable<Span> {
  const { needs } = program;
  if (needs !== undefined && !words.some(({ text: word }) => needs.includes(word))) return;
  const flags = [...words.entries()].filter(([, { text: word }]) => /^[-/]/.test(word));
  const found = flags.map(([at, word]) => behindFlag(program, word, words[at + 1]) ?? onFlag(program, word));
  for (const span of [...found, ...plainSecrets(program, words), ...cookiesOf(program, words)]) {
    if (span && !isPlaceholder(text.slice(span.start, span.end))) yield { start: span.start, end: span.end };
  }
}

const NAMES = PROGRAMS.flatMap((program) => program.names.map((name) => ({ name, program })));

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { word, at } of hits) {
    const known = NAMES[word];
    if (known === undefined || at < from || /[\w.-]/.test(text.charAt(at - 1))) continue;
    const end = at + known.name.trim().length;
    if (!/^[\s"',\\]/.test(text.slice(end, end + 1))) continue;
    const { words, end: read } = wordsFrom(text, end);
    yield* secretsOf(known.program, words, text);
    from = Math.max(from, words.length > 0 ? read : end);
  }
}

/** Secrets behind short flags, whose meaning depends on the program (docs/masking.md "Text"). */
export const programFlag = textRule({
  id: 'program-flag',
  about: 'The value of a short flag that is a secret for its program',
  words: NAMES.map(({ name }) => name),
  find,
  matches: {
    'mysql -h db -u root -phunter2 shop': 'mysql -h db -u root -p[MASKED] shop',
    "mariadb -uroot -p'hunter2' -e 'select 1'": "mariadb -uroot -p'[MASKED]' -e 'select 1'",
    'redis-cli -h cache -a hunter2 ping': 'redis-cli -h cache -a [MASKED] ping',
    'sshpass -p hunter2 ssh shop@db': 'sshpass -p [MASKED] ssh shop@db',
    "curl -u 'shop:hunter2' http://db": "curl -u 'shop:[MASKED]' http://db",
    'docker login -u shop -p hunter2 registry': 'docker login -u shop -p [MASKED] registry',
    '"command":["redis-cli","-a","hunter2","ping"]': '"command":["redis-cli","-a","[MASKED]","ping"]',
    'smbclient //srv/share -U shop%hunter2': 'smbclient //srv/share -U shop%[MASKED]',
    "smbclient //srv/share -U 'corp\\shop%hunter2'": "smbclient //srv/share -U 'corp\\shop%[MASKED]'",
    "curl -b 'sid=abc; lang=en' http://shop": "curl -b 'sid=[MASKED]; lang=en' http://shop",
    'mc alias set a http://minio shopkey hunter2': 'mc alias set a http://minio [MASKED] [MASKED]',
    'rabbitmqctl add_user shop hunter2': 'rabbitmqctl add_user shop [MASKED]',
    'openssl rsa -in k.pem -passin pass:hunter2': 'openssl rsa -in k.pem -passin pass:[MASKED]',
  },
  passes: [
    'mysql -h db -P 3306 -u root -p',
    'mkdir -p /var/lib/mysql -m 0755',
    'docker run -p 8080:80 shop',
    'docker run --user 1000:1000 shop',
    'redis-cli -h cache ping',
    'kubectl logs -p cart-0',
    'redis-cli -a "$REDIS_PASSWORD" ping',
  ],
});
