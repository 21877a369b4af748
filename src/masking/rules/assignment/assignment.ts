import { keyIdLength } from '../key-id.js';
import type { Span } from '../../marker.js';
import type { NameSays } from '../../secret-name.js';
import { textRule, type Hit } from '../../text-rule.js';
import {
  isCode,
  isOtherMeaning,
  isPlaceholder,
  isProse,
  isRemark,
  isResourceReference,
  isScheme,
} from '../assigned-value.js';
import { looksLikeKey } from '../credential-shape.js';
import { laterValue, othersIn } from './more-values.js';
import { nameAround, whatSays, type Name } from './name.js';
import { NAME_WORDS, NAME_WORD_LENGTHS } from './name-word.js';
import { separatorAfter, type Separator } from './separator.js';
import { valueAt, type Value } from './value.js';

/** How far back the beginning of a metric's labels is looked for. */
const LONGEST_LABELS = 512;

/** `kube_secret_info{namespace="a",secret="b"}`: a label of a metric. */
const isMetricLabel = (text: string, name: Name, { sign, space, end }: Separator): boolean => {
  if (/^%3d$/i.test(sign) && text.startsWith('%22', end)) {
    const encoded = text.slice(Math.max(0, name.start - LONGEST_LABELS), name.end);
    return /[\w:]%7b(?:[\w.+-]|%(?:2[02c]|3d|7e))*$/i.test(encoded);
  }
  if (sign !== '=' || space !== '' || text.charAt(end) !== '"') return false;
  const back = text.slice(Math.max(0, name.start - LONGEST_LABELS), name.start);
  return /[a-z0-9_:]\{[^{}\n]*$/i.test(back) || /^\{(?:[\w.]+=~?"[^"]*", ?)*$/.test(back);
};

const isHarmless = (name: string, value: string): boolean =>
  isPlaceholder(value) ||
  isOtherMeaning(name, value) ||
  isResourceReference(name, value) ||
  isScheme(name, value) ||
  isCode(name, value);

/** `user=shop ` before `pass=`: then it is no count of tests that pass. */
const USER_BEFORE =
  /\b(?:user|user_?name|login|usr|account|db_?user)["']?[ \t]{0,3}[:=][^\r\n=:]{1,64}(?:\r?\n[ \t]{0,40})?["']?$/i;

const isNameOfNothing = (text: string, name: Name, value: Value, shown: string): boolean =>
  !(
    /^pass$|^pw$|^psw$/i.test(name.text) &&
    (value.form === 'quoted' ||
      /\d/.test(shown) ||
      /^pw$/i.test(name.text) ||
      USER_BEFORE.test(text.slice(Math.max(0, name.start - 96), name.start))) &&
    !/^\d{1,4}$/.test(shown)
  );

/** How far back the beginning of a line is looked for. */
const LONGEST_MARGIN = 80;

/** Whether a name is the first of its line, as in a file of settings. */
const beginsLine = (text: string, name: Name): boolean => {
  const from = Math.max(0, name.start - LONGEST_MARGIN);
  const before = text.slice(from, name.start);
  const start = before.lastIndexOf('\n') + 1;
  return (start > 0 || from === 0) && /^[ \t]*(?:-[ \t]+|export[ \t]+)?$/.test(before.slice(start));
};

/** `password: some words` in a file of settings: all of the line is the value. */
const lineValue = (text: string, value: Value): Span => {
  const window = text.slice(value.end, value.end + 400);
  const lineEnd = window.indexOf('\n');
  const rest = lineEnd < 0 ? window : window.slice(0, lineEnd);
  if (
    rest.length > 200 ||
    !/^[ \t]+[^\s#;]/.test(rest) ||
    /[=:|"'{}<>]|(?:^|\s)-|\\n|\.\s*$|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u2013\u2014]/.test(rest)
  ) {
    return value;
  }
  return { start: value.start, end: value.end + rest.replace(/[ \t]+[#;].*$|\s+$/, '').length };
};

/** Whether the line before or behind that of a name is `NAME=value` too: a file of settings, not a command. */
const isAmongSettings = (text: string, name: Name, value: Span): boolean => {
  const before = text.slice(Math.max(0, name.start - 160), name.start);
  const behind = text.slice(value.end, value.end + 240);
  return (
    /(?:^|\n)[A-Za-z][\w.-]{0,80}=[^\n]{0,160}\r?\n$/.test(before) ||
    (/(?:^|\n)$/.test(before) && /^[^\n]{0,160}\n[A-Za-z][\w.-]{0,80}=/.test(behind))
  );
};

/** Whether `name: value` is said in a sentence, which tells of a secret and does not show it. */
const isSaid = (text: string, name: Name, separator: Separator, value: Value): boolean => {
  if (separator.sign !== ':') return false;
  const shown = text.slice(value.start, value.end);
  const rest = text.slice(value.end, value.end + 32);
  if (isRemark(shown, rest)) return true;
  return (
    separator.space !== '' &&
    isProse(shown, rest) &&
    (!beginsLine(text, name) || /\.\s*$|^ (?:is|was|must|has|cannot|should|does|may|will|are) /.test(rest))
  );
};

/** `await getToken(`, `new Secret(`: a word that begins an expression. */
const isExpression = (text: string, value: Value): boolean =>
  value.form === 'bare' &&
  /^(?:await|new|yield|async|not|lambda|function)$/.test(text.slice(value.start, value.end)) &&
  /^[ \t]+[\w.]+[(.[{]/.test(text.slice(value.end, value.end + 80));

/** `${NAME:?message}`, `${NAME:+other}` of a shell: no value of the name's. */
const isShellMessage = (text: string, name: Name): boolean =>
  text.startsWith('${', name.start - 2) && /^:?[?+]/.test(text.slice(name.end, name.end + 2));

const isShown = (text: string, name: Name, says: NameSays, separator: Separator, value: Value): boolean => {
  const shown = text.slice(value.start, value.end);
  if (isHarmless(name.text, shown) || isExpression(text, value) || isShellMessage(text, name)) return false;
  if (says === 'random' && !looksLikeKey(shown) && isNameOfNothing(text, name, value, shown)) return false;
  return !isMetricLabel(text, name, separator) || /pass|pwd/i.test(name.text) || looksLikeKey(shown);
};

/** Whether a value is a key's id with what it is for behind it. */
const isKeyId = (text: string, name: Name, value: Value): boolean =>
  /amz-credential$/i.test(name.text) || /^A[KS]IA\w{16}\//.test(text.slice(value.start, value.end));

const keyIdIn = (text: string, { start, end }: Span): Span => ({
  start,
  end: start + keyIdLength(text.slice(start, end)),
});

/** Whether name and value are written as files of settings have them, where the value may hold spaces. */
const isLine = (text: string, name: Name, { sign, space }: Separator, value: Value): boolean =>
  sign === ':'
    ? space !== ''
    : /^\s/.test(text.slice(name.end, name.end + 1)) || isAmongSettings(text, name, value);

/** `input("Password: ")`: the quote behind the name closes the text in which it stands. */
const endsQuoted = (text: string, name: Name, { sign, quote }: Separator, { start }: Value): boolean =>
  sign === ':' &&
  !quote &&
  /["']/.test(text.charAt(start - 1)) &&
  text.charAt(name.start - 1) === text.charAt(start - 1);

/** `Authorization: Hawk id="x"`. */
const isSchemesParameter = (text: string, name: Name, { sign, end }: Separator): boolean =>
  sign === ':' && /authorization$/i.test(name.text) && text.charAt(end - 1) === '=';

const secretIn = (text: string, name: Name, says: NameSays): Span | null => {
  const separator = separatorAfter(text, name);
  if (!separator) return null;
  const value = valueAt(text, separator.end);
  if (value.form === 'block') return value.end > value.start ? value : null;
  if (!isShown(text, name, says, separator, value)) return null;
  // Who signs; and parameters of a scheme, which are read one by one.
  if (/goog-credential$/i.test(name.text) || isSchemesParameter(text, name, separator)) return null;
  if (value.form === 'quoted') return endsQuoted(text, name, separator, value) ? null : value;
  if (isKeyId(text, name, value)) return keyIdIn(text, value);
  if (isSaid(text, name, separator, value)) return null;
  if (/^\d{1,6}$/.test(text.slice(value.start, value.end)) && /s$/i.test(name.text)) return null;
  return isLine(text, name, separator, value) && beginsLine(text, name) ? lineValue(text, value) : value;
};

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { word, at } of hits) {
    if (at < from) continue;
    const name = nameAround(text, at, NAME_WORD_LENGTHS[word] ?? 0);
    const says = whatSays(text, name);
    const span = says === 'open' ? null : secretIn(text, name, says);
    from = Math.max(name.end, span?.end ?? 0);
    if (!span) {
      const later = says === 'secret' ? laterValue(text, name) : null;
      if (later) yield later;
      continue;
    }
    yield span;
    for (const other of othersIn(text, span)) {
      yield other;
      from = other.end;
    }
  }
}

/** `NAME=value`, `name: value` and `"name":"value"` where the name is a secret's. Never reads a character from two starts. */
export const assignment = textRule({
  id: 'assignment',
  about: 'The value at a secret’s name in settings, JSON, YAML, logfmt, programs and dumps',
  words: NAME_WORDS,
  find,
  matches: {
    'DB_PASSWORD=hunter2 started': 'DB_PASSWORD=[MASKED] started',
    'password: hunter2': 'password: [MASKED]',
    '  db_password: correct-horse\n  user: shop': '  db_password: [MASKED]\n  user: shop',
    '{"user":"a","password":"p w\\"d","n":1}': '{"user":"a","password":"[MASKED]","n":1}',
    '"{\\"api_key\\":\\"abc\\",\\"n\\":1}"': '"{\\"api_key\\":\\"[MASKED]\\",\\"n\\":1}"',
    'x-api-key: 0123abcd': 'x-api-key: [MASKED]',
    'connect(host=db, password=a,b;c, port=1)': 'connect(host=db, password=[MASKED], port=1)',
    'Server=db;Password=x!y;Database=shop': 'Server=db;Password=[MASKED];Database=shop',
    'map[token:abcd1234 user:x]': 'map[token:[MASKED] user:x]',
    'client_secret="a secret phrase" ok': 'client_secret="[MASKED]" ok',
    '{:user "kim" :password "hunter2"}': '{:user "kim" :password "[MASKED]"}',
    'Map(password -> hunter2, user -> kim)': 'Map(password -> [MASKED], user -> kim)',
    '[{password,"hunter2"},{port,1}]': '[{password,"[MASKED]"},{port,1}]',
    '#{password => <<"hunter2">>}': '#{password => <<"[MASKED]">>}',
    'const apiKey = `0123abcd4567`;': 'const apiKey = `[MASKED]`;',
    'password: <%= ENV.fetch("PW", "hunter2") %>': 'password: <%= ENV.fetch("PW", "[MASKED]") %>',
    'config = { password => "x" }': 'config = { password => "[MASKED]" }',
    'invalid token: abc123def': 'invalid token: [MASKED]',
    'AWS Secret Access Key: wJalrXUtnFEMI/K7MDENG': 'AWS Secret Access Key: [MASKED]',
    "password: 'open\nnext: 'line'": "password: '[MASKED]\nnext: 'line'",
    '"password":"ends with \\\\","user":"a"': '"password":"[MASKED]","user":"a"',
    'Config { user: "a", password: Some("hunter2") }': 'Config { user: "a", password: Some("[MASKED]") }',
    "password=b'hunter2', user=b'a'": "password=b'[MASKED]', user=b'a'",
    'db:\n  password: |\n    first line\n    second\n  user: a':
      'db:\n  password: |\n    [MASKED]\n  user: a',
    'password: correct horse battery staple\nuser: a': 'password: [MASKED]\nuser: a',
    "password: ['hunter2', 'hunter3'], user: 'a'": "password: ['[MASKED]', '[MASKED]'], user: 'a'",
    '~ password = "hunter2" -> "hunter3"': '~ password = "[MASKED]" -> "[MASKED]"',
    'password: "" => "hunter2"': 'password: "" => "[MASKED]"',
    'password = <<EOT\nhunter2\nEOT\nuser = "a"': 'password = <<EOT\n[MASKED]\nEOT\nuser = "a"',
    'password = """hunter2"""': 'password = """[MASKED]"""',
    '["secret":protected]=> string(7) "hunter2"': '["secret":protected]=> string(7) "[MASKED]"',
    's:8:"password";s:7:"hunter2";s:4:"user";': 's:8:"password";s:7:"[MASKED]";s:4:"user";',
    '{<<"password">>,<<"hunter2">>}': '{<<"password">>,<<"[MASKED]">>}',
    'HikariConfig - password................hunter2': 'HikariConfig - password................[MASKED]',
    "Conf(token=SecretHolder(value='hunter2'), n=1)": "Conf(token=SecretHolder(value='[MASKED]'), n=1)",
    'UID=sa;PWD={hunter2};Encrypt=yes': 'UID=sa;PWD={[MASKED]};Encrypt=yes',
    'login: user=kim pass=secretive ip=10.0.0.1': 'login: user=kim pass=[MASKED] ip=10.0.0.1',
    'credentials: {user: kim, password: hunter2}': 'credentials: {user: kim, password: [MASKED]}',
    "define( 'DB_PASSWORD', 'hunter2' );": "define( 'DB_PASSWORD', '[MASKED]' );",
    'ENV["DB_PASSWORD"] || "hunter2"': 'ENV["DB_PASSWORD"] || "[MASKED]"',
    'A_PASSWORD=correct horse\nB=1': 'A_PASSWORD=[MASKED]\nB=1',
    'UID=sa;PWD={a; b};Encrypt=yes': 'UID=sa;PWD={[MASKED]};Encrypt=yes',
    'Passwort: »Geheim 1« – bitte ändern': 'Passwort: »[MASKED]« – bitte ändern',
    "define('DB_PASSWORD', 'hunter2');": "define('DB_PASSWORD', '[MASKED]');",
    'args: ["--password", "hunter2"]': 'args: ["--password", "[MASKED]"]',
    'const password: string = "hunter2";': 'const password: string = "[MASKED]";',
    'https%3A%2F%2Fh%2Fp%3Ftoken%3Dabcd1234%26x%3D1': 'https%3A%2F%2Fh%2Fp%3Ftoken%3D[MASKED]%26x%3D1',
    'headers: map[X-Api-Key:[abcd1234] Accept:[*/*]]': 'headers: map[X-Api-Key:[[MASKED]] Accept:[*/*]]',
  },
  passes: [
    'password: changeme is not allowed',
    'password: %env(DB_PASSWORD)%',
    'password_encryption = scram-sha-256',
    'http://prom/graph?g0.expr=kube_secret_info%7Bnamespace%3D%22a%22%2Csecret%3D%22db%22%7D&g0.tab=0',
    'kubectl create secret generic db --from-file=password=./pw.txt',
    'ssl_certificate_key: tls.key',
    'DB_PASSWORD=${DB_PASSWORD:?required}',
    'const token = await getAccessToken(user);',
    'fn login(token: &str) -> Token',
    'WHERE token = $1 AND token_id=42',
    'eos_token: </s> stop_token="<|end|>"',
    'default_password_lifetime=0',
    'password authentication failed for user "shop"',
    'references non-existent secret key: tls.key',
    'MountVolume.SetUp failed for volume "tls" : secret "shop-tls" not found',
    "couldn't find key DB_PASSWORD in Secret shop/db",
    'password: [MASKED]',
    'secret_name=db token_budget=32000',
    'password=$(DB_PASSWORD) key=abc monkey=banana',
    'tokenizer: bert keyboard: us',
    'secret="shop/db-credentials" mounted',
    'Token::validate and password == input',
    'secret://vault/path',
    'password: null, token=""',
    'password = input("Password: ") or None',
    "Access denied for user 'shop'@'10.0.0.1' (using password: YES)",
    "KeyError: 'DB_PASSWORD'",
    'TokenExpiredError: jwt expired',
    'failed to get token: Post "https://sts/token": dial tcp: timeout',
    'error loading credentials: open /var/run/secrets/token: no such file or directory',
    'cannot renew token: oauth2: cannot fetch token: 401',
    "DB_PASSWORD:  <set to the key 'password' in secret 'db'>  Optional: false",
    'PWD=/app auth=oidc partition_key=7',
    'main.validateToken /src/token.go:88 +0x1d',
    'password: 24 bytes',
    'tls.key:  1679 bytes',
    'kube_secret_info{namespace="shop",secret="db-credentials"} 1',
    'token: EOF',
    'password: {{ .Values.db.password }}',
    'existingSecret: shop-database',
    '["username", "password", "email"]',
    'token = os.environ["API_TOKEN"]',
    'checksum/secret: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'open /etc/ssl/tls.key: permission denied',
  ],
});
