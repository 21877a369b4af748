import { linearExpression } from '../linear-expression.js';
import { custom, flag, text } from '../setting.js';

/** More would slow every masking down. */
const MOST_EXPRESSIONS = 100;

const mustCompile = (entry: string, index: number): void => {
  try {
    linearExpression(entry);
  } catch (error) {
    throw new Error(`entry ${index} ${(error as Error).message}`, { cause: error });
  }
};

const parseExpressions = (text: string): readonly string[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error('must be a JSON array of strings');
  }
  if (!Array.isArray(parsed)) throw new Error('must be a JSON array of strings');
  const wrong = parsed.findIndex((entry) => typeof entry !== 'string');
  if (wrong >= 0) throw new Error(`entry ${wrong} must be a string`);
  if (parsed.length > MOST_EXPRESSIONS) throw new Error(`must hold at most ${MOST_EXPRESSIONS} expressions`);
  (parsed as readonly string[]).forEach(mustCompile);
  return (parsed as string[]).filter((entry) => entry.trim() !== '');
};

/** What is hidden before text leaves the process. */
export const masking = {
  expressions: custom<readonly string[]>('MASKING_REGEX_LIST_JSON', parseExpressions, {
    fallback: [],
    shownDefault: '[]',
    form: 'JSON array of texts',
    about: 'Your own expressions (RE2 syntax), a JSON array; each match becomes `[MASKED]`.',
    example: '["emp-[0-9]{6}"]',
  }),
  builtinEnabled: flag('BUILTIN_REDACTION_ENABLED', {
    fallback: true,
    about: 'Whether the built-in rules apply.',
  }),
  hashMode: flag('BUILTIN_REDACTION_HASH_MODE', {
    fallback: false,
    about: 'Built-in rules write `[HASH:<8 hex>]`, so that equal secrets stay comparable.',
  }),
  hashKeyFile: text('MASKING_HASH_KEY_FILE', {
    about:
      'A file with the key of those hashes, 16 bytes or more, the same for every replica. Without it each process makes one of its own, so that hashes are comparable until it ends.',
    example: '/etc/kuberca/hash-key',
  }),
  labels: flag('MASKING_LABELS', {
    fallback: false,
    about: 'Built-in rules write `[MASKED:<rule>]`, so that a reader sees which one hid something.',
  }),
  personalData: flag('MASKING_PII', {
    fallback: false,
    about:
      'Hides personal data too: e-mail addresses, cards, bank accounts, phone numbers, US social security numbers.',
  }),
  pseudonyms: flag('MASKING_PSEUDONYMS', {
    fallback: false,
    about:
      'The model is told pseudonyms instead of the names of namespaces, pods, nodes and hosts and of addresses; they are put back in what it says and asks for.',
  }),
  strict: flag('MASKING_STRICT', {
    fallback: false,
    about:
      'Hides every value of a container’s environment and every annotation but Kubernetes’ and Helm’s own, whatever it holds.',
  }),
};
