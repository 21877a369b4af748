/** Names of settings: words with capitals, dots, dashes or underscores; anything in quotes. */
const KEY = `["'\`]?([A-Za-z][\\w.-]{1,80})["'\`]?`;
const WHAT =
  '(?:config(?:uration)?|required|mandatory|environment|env|setting|settings|property|field|option|parameter|variable|key|value)';

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `${WHAT}(?: ${WHAT})* ${KEY} (?:is |was |are )?(?:missing|not set|not found|undefined|unset|empty|required|must be set|not defined|absent|not present|not specified)`,
    'i',
  ),
  new RegExp(
    `(?:missing|undefined|unset|no such|unknown|no)(?: required| mandatory)? (?:${WHAT})(?: ${WHAT})*:? ${KEY}`,
    'i',
  ),
  new RegExp(
    `(?:missing|required)(?: required)? ${KEY} (?:in|from) (?:/|the config|config|environment)`,
    'i',
  ),
  new RegExp(`KeyError: ["']([^"']{2,80})["']`),
  new RegExp(`Could not resolve placeholder ["']([\\w.-]{2,80})`),
  new RegExp(
    `${KEY} (?:is missing|is not set|is required|is undefined|must be set|must not be empty|missing|not set)(?: (?:in|from) \\S+)?`,
  ),
  new RegExp(`(?:no|without)(?: a)? value for (?:${WHAT} )?${KEY}`, 'i'),
];

/** Words that stand where a key could and are none. */
const NO_KEY =
  /^(?:is|it|the|a|an|file|files|argument|value|values|key|keys|config|configuration|field|option|required|environment|variable|setting|property|and|or|for|in|of|database|table|column|license|host|module|package|certificate|permission|command)$/i;

/** The key that a line says to be missing; `null` for one that says nothing of the kind. */
export const missingKeyOf = (line: string): string | null => {
  for (const pattern of PATTERNS) {
    const key = pattern.exec(line)?.[1];
    if (key !== undefined && !NO_KEY.test(key)) return key.replace(/[.]+$/, '');
  }
  return null;
};

/** Files that a line names: `/etc/geo/config.json`, `settings.yaml`. */
export const filesIn = (line: string): readonly string[] =>
  [
    ...line.matchAll(/(?:\/[\w.-]+)+|\b[\w-]+\.(?:json|ya?ml|toml|ini|cnf|conf|cfg|properties|env|xml)\b/g),
  ].map(([file]) => file);

const plain = (word: string): string => word.toLowerCase().replaceAll(/[_.-]/g, '');

/** Another spelling of a key in a text: `tile_server` for `tileServer`; `null` where there is none. */
export const otherSpelling = (key: string, texts: readonly string[]): string | null => {
  for (const text of texts) {
    for (const [word] of text.matchAll(/[A-Za-z][\w.-]{1,80}/g)) {
      if (word !== key && plain(word) === plain(key)) return word;
    }
  }
  return null;
};
