import type { Span } from '../marker.js';
import { spanOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

/** `user:password@tcp(db:3306)/shop`, `user:password@db:5432/shop`: where the host begins, and what stands before it. */
const HOST = /@(?=(?:tcp|tcp4|tcp6|udp|unix|cloudsql)\(|(?!sha\d)[\w.-]{1,128}:\d{2,5}(?=[/\s"',;?)]|$))/g;
const WITHOUT_SCHEME = /(?<![\w/:.@-])[\w.+-]{1,64}:([^\s:/"'@(]{1,128}|(?!\/\/)[^\s:"'(]{1,128})$/d;
/** A user, a sign and a password. */
const LONGEST_BEFORE_HOST = 64 + 1 + 128;

/** Read backwards from the host, which is rarer than what could be a user. */
function* withoutScheme(text: string): Iterable<RegExpExecArray & { readonly from: number }> {
  for (const { index } of text.matchAll(HOST)) {
    let from = index;
    const floor = Math.max(0, index - LONGEST_BEFORE_HOST);
    while (from > floor && !/[\s"'(]/.test(text.charAt(from - 1))) from -= 1;
    const match = WITHOUT_SCHEME.exec(text.slice(from, index));
    if (match) yield Object.assign(match, { from });
  }
}

/** `expdp system/x directory=D`: without a host behind it. */
const ORACLE_TOOL =
  /\b(?:expdp|impdp|sqlldr)[ \t]{1,3}(?:userid=)?[\w.$-]{1,64}\/([^\s@"'/]{3,128})(?=[ \t]{1,3}\w{1,24}=)/dg;

/** `user/password@//db:1521/shop`, `jdbc:oracle:thin:user/password@db`. */
const ORACLE =
  /(?:oracle:(?:thin|oci8?):|(?:sqlplus|sqlldr|expdp|impdp|rman|tnsping|sql)(?:[ \t]+-[A-Za-z]+)*[ \t]+(?:userid=|target[ \t])?["']?)[\w.$-]{1,64}\/([^\s@"'/]{1,128})@/dg;

/** `user/password@//db:1521/shop`. */
const ORACLE_BARE = /(?<![\w/.:@-])[\w.$-]{1,64}\/([^\s@"'/:]{1,128})@(?:\/\/[\w.-]+|[\w.-]+:1\d{3}[/:]\w)/dg;

/** `host:port:db:user:password`, as `.pgpass` has it. */
const PGPASS = /^[\w.*-]{1,128}:(?:\d{2,5}|\*):[\w.*-]{1,64}:[\w.*@-]{1,64}:(\S{1,256})\r?$/dgm;

/** `machine h login u password p`. */
const NETRC = /\blogin\s{1,8}\S{1,128}\s{1,8}password\s{1,8}(\S{1,256})/dg;

/** `login failed for shop:hunter2@db`: a word and what looks made up, before a host. */
const BEFORE_NAME =
  /(?<![\w/:.@-])[a-z][\w.+-]{0,63}:(?=[^\s@]{0,64}\d)(?!v?\d+\.)([^\s:/"'@(]{6,64})@(?!sha\d)[a-z][\w-]*(?:\.[\w-]+){0,8}(?=[\s,;"')]|$)/dg;

/** `root:*:19000:0:99999:7:::`: an account without a password. */
const IS_SHADOW = /^[\w-]+:[*!]*:\d+:\d*:\d*:/;

/** The notations, each with what every text holds in which it stands. */
const NOTATIONS: readonly { readonly pattern: RegExp; readonly sign: RegExp }[] = [
  { pattern: ORACLE, sign: /oracle:|sql|expdp|impdp|rman|tnsping/ },
  { pattern: ORACLE_TOOL, sign: /\b(?:expdp|impdp|sqlldr)[ \t]/ },
  { pattern: ORACLE_BARE, sign: /\/[^\s@"'/:]{1,128}@/ },
  { pattern: BEFORE_NAME, sign: /\d[^\s:/"'@(]{0,64}@[a-z]/ },
  { pattern: PGPASS, sign: /:(?:\d{2,5}|\*):[\w.*-]{1,64}:/ },
  { pattern: NETRC, sign: /\blogin\s/ },
];

const isOpen = ([whole, shown = '']: RegExpMatchArray): boolean =>
  isPlaceholder(shown) || IS_SHADOW.test(whole);

function* find(text: string): Iterable<Span> {
  for (const match of withoutScheme(text)) {
    const span = isOpen(match) ? null : spanOf(match, 1);
    if (span) yield { start: match.from + span.start, end: match.from + span.end };
  }
  for (const { pattern, sign } of NOTATIONS) {
    if (!sign.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const span = isOpen(match) ? null : spanOf(match, 1);
      if (span) yield span;
    }
  }
}

/** Passwords in the notations of databases and their clients that are no URLs (docs/masking.md "Text"). */
export const connectionString = textRule({
  id: 'connection-string',
  about: 'Passwords in Go’s MySQL notation, Oracle’s, .pgpass and .netrc',
  words: [
    '@tcp',
    '@udp',
    '@unix(',
    '@cloudsql(',
    'oracle:',
    'sqlplus',
    'sqlldr',
    'expdp',
    'impdp',
    'rman',
    'sql ',
    ':*:',
    ':3306',
    ':5432',
    ':6379',
    ':6432',
    ':27017',
    ':5672',
    ':1433',
    ':1521',
    ':9000',
    ':9042',
    ':9092',
    ':9200',
    ':389',
    ':636',
    ':587',
    ':465',
    ':25/',
    ':21/',
    ':5433',
    ':4222',
    'login',
    'failed',
    'denied',
    'authent',
    'credential',
  ],
  find,
  matches: {
    'open shop:hunter2@tcp(db:3306)/shop?parseTime=true':
      'open shop:[MASKED]@tcp(db:3306)/shop?parseTime=true',
    'dsn shop:hunter2@db:5432/shop': 'dsn shop:[MASKED]@db:5432/shop',
    'jdbc:oracle:thin:shop/hunter2@db:1521:orcl': 'jdbc:oracle:thin:shop/[MASKED]@db:1521:orcl',
    'sqlplus -s shop/hunter2@//db:1521/orcl': 'sqlplus -s shop/[MASKED]@//db:1521/orcl',
    'shop/hunter2@db:1521/XE': 'shop/[MASKED]@db:1521/XE',
    'db:5432:shop:shop:hunter2\n': 'db:5432:shop:shop:[MASKED]\n',
    'authentication failed for shop:hunter2@db': 'authentication failed for shop:[MASKED]@db',
    'machine h login u password hunter2': 'machine h login u password [MASKED]',
  },
  passes: [
    'root:*:19000:0:99999:7:::',
    'failed to pull shop:v1.2.3@registry',
    'dial tcp 10.0.0.1:5432: connect: connection refused',
    'registry.example.com:5000/shop:1.2.3@sha256:9f86d081884c7d659a2feaa0c55ad015',
    'login failed for user shop password authentication',
    '2026-01-01T00:00:00 10.0.0.1:5432:shop',
  ],
});
