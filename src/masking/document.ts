import { PROGRAMS } from './rules/programs.js';
import { TEXT_RULES } from './rules/index.js';
import { personalData } from './rules/personal-data.js';
import { TOKEN_FORMATS } from './tokens/formats.js';

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const flagsOf = ({
  attached = [],
  separate = [],
  user = [],
  after,
  last,
  at,
  cookies = [],
}: (typeof PROGRAMS)[number]): string =>
  [
    ...attached.map((flag) => code(`${flag}X`)),
    ...separate.map((flag) => code(`${flag} X`)),
    ...user.map((flag) => code(`${flag} user:X`)),
    ...(after ? [code(`${after.words[0] ?? ''} … X`)] : []),
    ...cookies.map((flag) => code(`${flag} name=X`)),
    ...(at ? [`the plain words ${at.map((number) => String(number + 1)).join(' and ')}`] : []),
    ...(last === true ? ['the last word'] : []),
  ].join(', ');

/** The text of docs/masking-rules.md. */
export const maskingRulesDocument = (): string =>
  [
    '# Rules of masking',
    '',
    'Written from the code by `make docs`; [masking.md](masking.md) explains it.',
    '',
    '## On text',
    '',
    ...table(
      ['rule', 'what it hides'],
      [...TEXT_RULES, personalData].map(({ id, about }) => [code(id), about]),
    ),
    '',
    '## Programs',
    '',
    'Flags and arguments (`X`) that are secrets for their program; `program-flag` hides them.',
    '',
    ...table(
      ['programs', 'where the secret stands'],
      PROGRAMS.map((program) => [
        program.names.map((name) => code(name.trim())).join(', '),
        flagsOf(program),
      ]),
    ),
    '',
    '## Known tokens',
    '',
    `${TOKEN_FORMATS.length} forms that \`known-token\` hides. \`class:n\` are n characters of a class, \`!\` says that it must end there. Words are what must stand before a`,
    'form that is no proof by itself.',
    '',
    ...table(
      ['credential', 'form', 'beside'],
      TOKEN_FORMATS.map(({ id, shape, told, words }) => [
        id,
        code(shape),
        told === 'self' ? '' : words.map(code).join(', '),
      ]),
    ),
    '',
  ].join('\n');
