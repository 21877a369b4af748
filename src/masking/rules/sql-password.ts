import type { Span } from '../marker.js';
import { spanOf, spansOf, textRule } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

const STATEMENT =
  /\b(?:identified[ \t]{1,3}(?:with[ \t]{1,3}['"]?\w{1,40}['"]?[ \t]{1,3})?(?:by|as)|(?:encrypted[ \t]{1,3})?password(?:[ \t]{1,3}for[ \t]{1,3}\S{1,80}(?=[ \t]))?)(?:[ \t]{1,3}|[ \t]{0,3}[=(][ \t]{0,3})(?:=[ \t]{0,3})?(?:password[ \t]{0,3})?(?:\([ \t]{0,3})?N?(?:'((?:[^'\\\r\n]|''|\\[^nrt]){1,256})'|"([^"\r\n,]{3,256})")/dgi;

/** `IDENTIFIED BY secret`: Oracle asks for no quotes. */
const BARE = /\bidentified[ \t]{1,3}by[ \t]{1,3}(?!values\b)([^\s'"\x60;,)]{1,128})/dgi;

/** `IDENTIFIED BY 'x' REPLACE 'y'`: the password before. */
const REPLACED =
  /\bidentified[ \t]{1,3}by\b[^\n]{1,280}?\breplace[ \t]{1,3}'((?:[^'\\\r\n]|''|\\[^nrt]){1,256})'/dgi;

/** `CREATE SECRET s (KEY_ID 'a', SECRET 'x')`. */
const OPTION =
  /[(,]\s{0,8}(?:[A-Z_]{0,24}(?:SECRET|TOKEN|PASSWORD|PASSPHRASE)(?:_KEY)?)[ \t]{1,3}(?:=[ \t]{0,3})?'([^'\r\n]{1,512})'/dg;

/** In single quotes any value counts; in double ones what stands behind the words of a statement. */
const isStatement = ([whole, single]: RegExpMatchArray): boolean => {
  if (single === undefined) return !/^password[ \t]*"/i.test(whole) || /[A-Z]{4}/.test(whole);
  return (
    !isPlaceholder(single) &&
    (!/^password[ \t]+for\b/i.test(whole) || /^[^'"]*(?:'[^']*'@'[^']*')?[^'"]*[=(]/.test(whole))
  );
};

const bare = (text: string): Iterable<Span> =>
  spansOf(
    text,
    BARE,
    1,
    ([, word = '']) => !/^(?:its|the|a|an|name|id|this|their|random|externally|globally)$/i.test(word),
  );

/** `… IDENTIFIED BY '…'`, `… WITH PASSWORD '…'`, as databases repeat statements in their logs. */
export const sqlPassword = textRule({
  id: 'sql-password',
  about: 'Passwords in SQL statements',
  words: ['identified', 'password', 'secret', 'token', 'passphrase'],
  *find(text): Iterable<Span> {
    if (!/['"]/.test(text)) {
      yield* bare(text);
      return;
    }
    for (const match of text.matchAll(STATEMENT)) {
      const span = isStatement(match) ? (spanOf(match, 1) ?? spanOf(match, 2)) : null;
      if (span) yield span;
    }
    yield* spansOf(text, REPLACED, 1, ([, shown = '']) => !isPlaceholder(shown));
    yield* spansOf(text, OPTION, 1);
    yield* bare(text);
  },
  matches: {
    "CREATE USER shop IDENTIFIED BY 'hunter2';": "CREATE USER shop IDENTIFIED BY '[MASKED]';",
    "ALTER ROLE shop WITH PASSWORD 'hunter2'": "ALTER ROLE shop WITH PASSWORD '[MASKED]'",
    "ALTER USER u IDENTIFIED WITH mysql_native_password BY 'hunter2'":
      "ALTER USER u IDENTIFIED WITH mysql_native_password BY '[MASKED]'",
    "SET PASSWORD FOR 'u'@'%' = PASSWORD('hunter2')": "SET PASSWORD FOR 'u'@'%' = PASSWORD('[MASKED]')",
    "CREATE SECRET s (TYPE S3, KEY_ID 'a', SECRET 'hunter2')":
      "CREATE SECRET s (TYPE S3, KEY_ID 'a', SECRET '[MASKED]')",
    'alter user shop identified by hunter2;': 'alter user shop identified by [MASKED];',
  },
  passes: [
    "Setting password for credential 'nexus'",
    "IDENTIFIED BY '?'",
    "password authentication failed for user 'shop'",
    'identified by its name',
  ],
});
