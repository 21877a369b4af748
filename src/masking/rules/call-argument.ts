import type { Span } from '../marker.js';
import { matchAt, spansOf, textRule, type Hit } from '../text-rule.js';
import { isCode, isPlaceholder } from './assigned-value.js';
import { looksLikeKey } from './credential-shape.js';

/** Calls one of whose arguments is a password by its position, counted from 0: as sources and stack traces show them. */
const CALLS: readonly { readonly names: readonly string[]; readonly argument: number }[] = [
  { names: ['new PDO(', 'PDO->__construct('], argument: 2 },
  { names: ['pymysql.connect(', 'MySQLdb.connect(', 'pymssql.connect('], argument: 2 },
  // ClickHouse's tables in other databases: host, database, table, user, password.
  {
    names: ['remote(', 'remoteSecure(', 'mysql(', 'postgresql(', 'mongodb('],
    argument: 4,
  },
  { names: ['mysqli(', 'mysqli_connect(', 'mysqli->__construct(', 'mysql_connect('], argument: 2 },
  {
    names: ['DriverManager.getConnection(', 'oci_connect(', 'odbc_connect(', 'sqlsrv_connect('],
    argument: 2,
  },
  { names: ['ldap_bind(', 'ftp_login(', 'ssh2_auth_password('], argument: 2 },
  {
    names: [
      'NetworkCredential(',
      'UsernamePasswordCredentials(',
      'PasswordAuthentication(',
      'HTTPBasicAuth(',
      'setBasicAuth(',
      'SetBasicAuth(',
      'basicAuth(',
      'BasicAWSCredentials(',
      'AwsBasicCredentials.create(',
      'NewStaticCredentials(',
      'NewStaticCredentialsProvider(',
      'StaticCredentials(',
      'PlainLoginHandler(',
      'PlainAuth(',
      'SASLPlain(',
      'simple_bind_s(',
      'pgp_sym_encrypt(',
      'pgp_sym_decrypt(',
      'AES_ENCRYPT(',
      'AES_DECRYPT(',
      'new wpdb(',
      'createAccount(',
      'changeUserPassword(',
      'withCredentials(',
      'set_password(',
    ],
    argument: 1,
  },
  {
    names: ['sp_addlogin ', 'db.auth(', 'login_user(', 'smtp.login(', 'server.login(', 'ftp.login('],
    argument: 1,
  },
  {
    names: [
      'ConvertTo-SecureString ',
      'ConvertTo-SecureString -String ',
      'SecretStr(',
      'PasswordToken(',
      'HashedPassword(',
    ],
    argument: 0,
  },
];
/** A type's name around one text in a dump, which is a secret where it looks made by a machine. */
const AROUND: readonly string[] = ['Secret(', 'Token(', 'Password(', 'ApiKey(', 'APIKey(', 'Credential('];

/** `Token{value='x'`, `<Token id: 1, value: "x"`: the field of such a type that holds it. */
const FIELD =
  /(?<=(?:secret|token|password|credential|api_?key)\w{0,16})[{([ ][^{}()<>\n"']{0,64}?\bvalue[ \t]?[=:][ \t]{0,2}(["'])([^"'\r\n]{4,512})\1/dgi;
const FIELD_WORDS = [
  'token{',
  'token(',
  'token id',
  '<token',
  'secret{',
  'password{',
  'credential{',
  'apikey{',
];

/** `smtp.PlainAuth("", user, password, host)`: an identity comes first. */
const WITH_IDENTITY = /^PlainAuth/;

/** Calls that log somebody in: what comes second is a password where it looks like one. */
const LOGINS: readonly string[] = [
  '->login(',
  '.login(',
  '->authenticate(',
  '.authenticate(',
  '->attempt(',
  '.signIn(',
  '::login(',
];

/** Letters with digits or marks among them. */
const isMixed = (word: string): boolean =>
  word.length >= 5 && /[A-Za-z]/.test(word) && /\d|[!@#$%^&*+?~]/.test(word) && !/[/\s]/.test(word);

const NAMES = [
  ...CALLS.flatMap(({ names, argument }) => names.map((name) => ({ name, argument, looks: null }))),
  ...AROUND.map((name) => ({ name, argument: 0, looks: looksLikeKey })),
  ...LOGINS.map((name) => ({ name, argument: 1, looks: isMixed })),
];

const ARGUMENT = /\s{0,8}(?:(\\{0,2}["'])((?:(?!\1)[^\r\n]){0,256}?)\1|[^\s"',()[\]{}]{1,128})\s{0,8}(,?)/y;

const argumentAt = (text: string, from: number, wanted: number): Span | null => {
  let at = from;
  for (let number = 0; number <= wanted; number += 1) {
    const match = matchAt(ARGUMENT, text, at);
    if (!match || (number < wanted && match[3] === '')) return null;
    if (number === wanted) {
      const quote = match[1]?.length ?? 0;
      if (quote === 0) return null;
      const start = at + match[0].indexOf(match[1] ?? '') + quote;
      return { start, end: start + (match[2]?.length ?? 0) };
    }
    at += match[0].length;
  }
  return null;
};

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  if (hits.some(({ word }) => word >= NAMES.length)) {
    yield* spansOf(text, FIELD, 2, ([, , value = '']) => looksLikeKey(value));
  }
  let from = 0;
  for (const { word, at } of hits) {
    const call = NAMES[word];
    if (call === undefined || at < from) continue;
    const argument = call.argument + (WITH_IDENTITY.test(call.name) ? 1 : 0);
    const span = argumentAt(text, at + call.name.length, argument);
    const shown = span ? text.slice(span.start, span.end) : '';
    if (!span || isPlaceholder(shown) || isCode('', shown) || (call.looks && !call.looks(shown))) continue;
    from = span.end;
    yield span;
  }
}

/** A password that is told by its place among a call's arguments. */
export const callArgument = textRule({
  id: 'call-argument',
  about: 'The argument of a call that is a password by its position',
  words: [...NAMES.map(({ name }) => name), ...FIELD_WORDS],
  find,
  matches: {
    "#0 /app/db.php(4): PDO->__construct('mysql:host=db', 'shop', 'hunter2')":
      "#0 /app/db.php(4): PDO->__construct('mysql:host=db', 'shop', '[MASKED]')",
    'DriverManager.getConnection("jdbc:mysql://db/shop", "shop", "hunter2")':
      'DriverManager.getConnection("jdbc:mysql://db/shop", "shop", "[MASKED]")',
    "requests.get(url, auth=HTTPBasicAuth('shop', 'hunter2'))":
      "requests.get(url, auth=HTTPBasicAuth('shop', '[MASKED]'))",
    'smtp.PlainAuth("", "shop", "hunter2", "mail")': 'smtp.PlainAuth("", "shop", "[MASKED]", "mail")',
    'Secret("aB3dE5gH7jK9mN1pQ3sT"), Name("shop")': 'Secret("[MASKED]"), Name("shop")',
    "Optional[Token{value='aB3dE5gH7jK9mN1pQ3sT', ttl=3}]": "Optional[Token{value='[MASKED]', ttl=3}]",
    'ConvertTo-SecureString "hunter2" -AsPlainText -Force':
      'ConvertTo-SecureString "[MASKED]" -AsPlainText -Force',
  },
  passes: [
    'findSecret("shop-db-credentials") and Token("EOF")',
    'PDO->__construct($dsn, $user, $password)',
    "new PDO('sqlite::memory:')",
    'DriverManager.getConnection(url, user, password)',
    'req.SetBasicAuth(user, os.Getenv("PASSWORD"))',
  ],
});
