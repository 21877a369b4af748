/**
 * Whether a name says that its value is a secret. Names are read word by word (`dbPassword`, `DB_PASSWORD`, `db-password`
 * are the same), so that `monkey`, `tokenizer` or `keyboard` are not secrets (docs/masking.md "Names that hide").
 */

/** Secret wherever the word stands. */
const SECRET_WORDS = new Set(
  (
    'password passwords passwd passphrase passcode pwd secret secrets token credential credentials authorization ' +
    'apikey apikeys accesskey secretkey privatekey authkey sessionkey jwt cookie sessionid otp'
  ).split(' '),
);

/** Names written as one word: `dbpassword`, `PGPASSWORD`, `accesstoken`, `clientsecret`. */
const SECRET_ENDING =
  /(?:password|passwd|passphrase|secret|token|apikey|accesskey|secretkey|privatekey|credentials?)$/;

/** Secret as the only word of the name, or as the last of several. */
const SECRET_ALONE = new Set(['auth']);
const SECRET_LAST = new Set(['pass', 'auth', 'pw']);

/** What comes last says what the value is: `secret_name` is a name, `token_budget` a number, `password_file` a path. */
const DESCRIPTIONS = new Set(
  (
    'name names namespace ref refs reference budget type types kind count counts limit limits length size sizes seconds ' +
    'minutes hours duration ttl age expiry expires expired expiration expire file files path paths dir policy enabled ' +
    'disabled required optional version versions provider issuer audience algorithm alg status state reason usage used ' +
    'store mount rotation created updated found missing invalid valid exists field label index mode min max ' +
    'total remaining rate per cost price endpoint url uri host port lookups error errors exception failure failures ' +
    'request requests response review reviewer service server client manager controller handler validator factory'
  ).split(' '),
);

/** `topologyKey`, `group_key`, `public_key`: keys that open nothing. */
const OPEN_KEYS = new Set(
  (
    'topology group partition primary foreign sort cache label routing public map object dedup deduplication idempotency ' +
    'row shard lookup index event metric config item issue project registry value host match annotation selector'
  ).split(' '),
);

/** Plural only beside one of these: `inputTokens` and `evicted_keys` are numbers. */
const PLURAL_OWNERS = new Set(
  'access refresh auth api bearer session secret private ssh signing encryption master'.split(' '),
);

/** Fields of Kubernetes' pod specification. */
const EXCEPTIONS = new Set(['service account token', 'automount service account token']);

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const isSecretWord = (word: string, before: string | undefined): boolean => {
  if (SECRET_WORDS.has(word) || SECRET_ENDING.test(word)) return true;
  if (before === undefined) return false;
  if (word === 'key') return !OPEN_KEYS.has(before);
  return (word === 'keys' || word === 'tokens') && PLURAL_OWNERS.has(before);
};

const decide = (name: string): boolean => {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || EXCEPTIONS.has(words.join(' '))) return false;
  if (words.length === 1 && SECRET_ALONE.has(last)) return true;
  if (DESCRIPTIONS.has(last)) return false;
  if (words.length > 1 && SECRET_LAST.has(last)) return true;
  return words.some((word, at) => isSecretWord(word, words[at - 1]));
};

const MOST_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 128;
const remembered = new Map<string, boolean>();

/**
 * Whether `name` announces a secret. `key` alone does not: whether it does depends on what stands around it.
 * Answers are remembered, boundedly: the same names come again in every object.
 */
export const isSecretName = (name: string): boolean => {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const answer = decide(name);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (name.length <= LONGEST_REMEMBERED) remembered.set(name, answer);
  return answer;
};
