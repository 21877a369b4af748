import {
  DESCRIPTIONS,
  EXCEPTIONS,
  KEY_OWNERS,
  OPEN_KEYS,
  OTHER_LANGUAGES,
  PLURAL_OWNERS,
  SECRET_ALONE,
  SECRET_ENDING,
  SECRET_LAST,
  SECRET_WORDS,
  SUMS,
} from './name-words.js';
import { remembered } from './remembered.js';

/**
 * What a name says about its value. `secret`: it is one. `secret-object`: it is one, or names a Kubernetes Secret. `random`:
 * it is one if it looks made by a machine. `open`: nothing. Names are read word by word (`dbPassword`, `DB_PASSWORD`,
 * `db-password` are the same), so that `monkey`, `tokenizer` or `keyboard` are not secrets (docs/masking.md "Names that hide").
 */
export type NameSays = 'secret' | 'secret-object' | 'random' | 'open';

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9\u0080-\uffff]+/)
    .filter((word) => word !== '');

/** Languages that write no spaces: the word ends what stands before the sign. */
const WITHOUT_SPACES = /(?:密码|密碼|密钥|口令|パスワード|비밀번호|암호)(?:は|는|은)?$/;

const keySays = (before: string | undefined): NameSays => {
  if (before === undefined || OPEN_KEYS.has(before)) return 'open';
  // A key of a Secret under which the password stands.
  if (before === 'password' || before === 'username') return 'open';
  return KEY_OWNERS.has(before) ? 'secret' : 'random';
};

const wordSays = (word: string, before: string | undefined): NameSays => {
  if (word === 'key') return keySays(before);
  if (word === 'secret') return before === undefined ? 'secret-object' : 'secret';
  if (
    SECRET_WORDS.has(word) ||
    SECRET_ENDING.test(word) ||
    OTHER_LANGUAGES.has(word) ||
    WITHOUT_SPACES.test(word)
  )
    return 'secret';
  const plural = word === 'keys' || word === 'tokens' || word === 'secrets';
  return plural && before !== undefined && PLURAL_OWNERS.has(before) ? 'secret' : 'open';
};

const STRENGTH: Readonly<Record<NameSays, number>> = { open: 0, random: 1, 'secret-object': 2, secret: 3 };

/** `checksum/secret`, `existingSecret`, `encryptedData.password` of a sealed one. */
const tellsWhich = (word: string, at: number, words: readonly string[]): boolean =>
  word === 'checksum' || word === 'existing' || (word === 'encrypted' && words[at + 1] === 'data');

const isDescription = (words: readonly string[], last: string): boolean => {
  if (SUMS.has(last)) return !words.some((word) => word.startsWith('pass') || word === 'pwd');
  return DESCRIPTIONS.has(last) || words.some(tellsWhich);
};

const strongest = (words: readonly string[]): NameSays =>
  words
    .map((word, at) => wordSays(word, words[at - 1]))
    .reduce((most, says) => (STRENGTH[says] > STRENGTH[most] ? says : most), 'open');

/** `db_key_base` of Rails, from which keys are derived, and `X-ClickHouse-Key`, a header of one's own. */
const isKeyOfItsOwn = (words: readonly string[], last: string): boolean => {
  const before = words.at(-2) ?? '';
  if (last === 'base') return before === 'key';
  return last === 'key' && words[0] === 'x' && words.length > 2 && !OPEN_KEYS.has(before);
};

/** `signing.keyId`: which key it is; the id of an access key is half of what one signs in with. */
const isIdOfKey = (words: readonly string[]): boolean =>
  words.at(-1) === 'id' && words.at(-2) === 'key' && !/^(?:access|aws|amazon|s3)$/.test(words.at(-3) ?? '');

/** What names of several words say that are told by all of them; `null` for others. */
const asException = (words: readonly string[], last: string): NameSays | null => {
  // Messages speak of it (`CSRF token missing`), forms hold it.
  if (last === 'token' && /^[cx]srf$/.test(words.at(-2) ?? '')) return 'random';
  if (isIdOfKey(words)) return 'open';
  if (!EXCEPTIONS.has(words.join(' '))) return null;
  return last === 'secret' ? 'random' : 'open';
};

const decide = (name: string): NameSays => {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return 'open';
  const exception = asException(words, last);
  if (exception !== null) return exception;
  if (words.length === 1 && SECRET_ALONE.has(last)) return 'secret';
  if (words.length === 1 && SECRET_LAST.has(last)) return 'random';
  if (isKeyOfItsOwn(words, last)) return 'secret';
  if (isDescription(words, last)) return 'open';
  if (SECRET_LAST.has(last)) return 'secret';
  return last === 'key' && words.length > 1 ? keySays(words.at(-2)) : strongest(words);
};

/** What `name` says about its value. */
export const whatNameSays: (name: string) => NameSays = remembered(decide);

/** Whether `name` announces a secret whatever its value looks like. */
export const isSecretName = (name: string): boolean => STRENGTH[whatNameSays(name)] >= 2;
