/** Letters of other scripts that look like those of a command. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [
    ...'аaеeоoрpсcхxуyіiјjѕsһhԁdԛqԝwкkмmтtнhвbгrпnαaοoρpνvκkιiτtυuεeıiɡgɩiʟlᴋkᴜuʙbᴄcᴛtЕEОOРPСCХXКKМMТTНHВBАAΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΧX'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, alike = '', plain = '']) => [alike, plain] as const),
);
const NOT_PLAIN =
  /[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\uff01-\uff5e]|[\u2010-\u2015\u2212]|[\u0131\u0250-\u04ff\u0500-\u052f\u1d00-\u1d7f]/g;

const plainOf = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/\s/.test(character)) return ' ';
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-';
  return ALIKE.get(character) ?? character;
};

/**
 * A text as whoever copies a command out of it would run it, character for character as long as it is: look-alikes as the
 * letters that they stand for, wide blanks as blanks, and what Markdown and JSON escape (`\|`, `\"`, `\n`, a line that goes on) as
 * what it stands for. Only for telling commands; nobody is shown it.
 */
export const undisguised = (text: string): string =>
  text
    .replaceAll(NOT_PLAIN, plainOf)
    .replaceAll(/(?<=\s)\\\n/g, '  ')
    .replaceAll('\\\n', '""')
    .replaceAll('\\"\\"', '""""')
    .replaceAll(/\\\\(?=\w)/g, '""')
    .replaceAll(/\\n(?=[\w$#./-])/g, ' ;')
    .replaceAll(/\\t(?=[\w$#./-])/g, '  ')
    .replaceAll(/\\"(?=[\s;|&)}\]"]|$)/g, '" ')
    .replaceAll(/\\(["|&;<>`$])/g, ' $1');

/** What a shell leaves out inside a word. */
const NOISE = String.raw`(?:""|''|\\){0,2}`;

/** The name of a program as a shell reads it: with quotes and backslashes in it, a path before it. */
export const nameInDisguise = (names: readonly string[]): string => {
  const inPieces = names.map((name) =>
    [...name].map((letter) => letter.replace(/[-.]/, String.raw`\$&`)).join(NOISE),
  );
  const anyControl = String.raw`(?:[a-z]${NOISE}){3,12}c${NOISE}t${NOISE}l`;
  const name = String.raw`(?:[.~]{0,2}\/(?:[\w.-]+\/)*)?(?:${[anyControl, ...inPieces].join('|')})(?:\.exe)?(?:""|'')?`;
  return String.raw`(?:\$?'${name}'|\$?"${name}"|\\?${name})`;
};
