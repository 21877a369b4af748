import { spansOf, textRule } from '../text-rule.js';

const STATEMENT =
  /\b(?:identified[ \t]{1,3}by|password)[ \t]{1,3}(?:password[ \t]{1,3})?'([^'\r\n]{1,256})'/dgi;

/** `… IDENTIFIED BY '…'`, `… WITH PASSWORD '…'`, as databases repeat statements in their logs. */
export const sqlPassword = textRule({
  id: 'sql-password',
  applies: (text) => /identified|password/i.test(text),
  find: (text) => spansOf(text, STATEMENT, 1),
  matches: {
    "CREATE USER shop IDENTIFIED BY 'hunter2';": "CREATE USER shop IDENTIFIED BY '[MASKED]';",
    "ALTER ROLE shop WITH PASSWORD 'hunter2'": "ALTER ROLE shop WITH PASSWORD '[MASKED]'",
  },
  passes: ["password authentication failed for user 'shop'", 'identified by its name'],
});
