import type { Command } from '../command.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What can be completed of a command: its options and the words that its usage offers. */
export interface Completion {
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
}

const OPTION = /(?<![\w-])(--[a-z][a-z-]+|-[a-z])\b/g;
/** A word that stands for itself in a usage: `check`, `new`, and the values of `text|json`. */
const WORD = /(?<![\w-<>])([a-z]+(?:\|[a-z]+)*)\b(?!-)/g;

const wordsOf = (usage: string): readonly string[] => {
  const options = [...usage.matchAll(OPTION)].map(([, option = '']) => option);
  const plain = [...usage.replaceAll(OPTION, ' ').matchAll(WORD)].flatMap(([, word = '']) => word.split('|'));
  return [...new Set([...options, ...plain, '--help'])];
};

/** What there is to complete, from the same list that the help is written from. */
export const completionsOf = (commands: readonly Command[]): readonly Completion[] =>
  commands.map(({ name, about, usage = '' }) => ({ name, about, words: wordsOf(usage) }));

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The programs that are completed: the command itself, and as kubectl's plugin. */
const PROGRAMS = 'kuberca kubectl-kuberca';

const bash = (
  all: readonly Completion[],
): string => `# bash completion of kuberca: source <(kuberca completion bash)
_kuberca() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted([...all.map(({ name }) => name), 'help', '--help', '--version'].join(' '))}
  else
    case "\${COMP_WORDS[1]}" in
${all.map(({ name, words }) => `      ${name}) words=${quoted(words.join(' '))} ;;`).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kuberca ${PROGRAMS}
`;

const zsh = (all: readonly Completion[]): string => `#compdef ${PROGRAMS}
# zsh completion of kuberca: source <(kuberca completion zsh)
_kuberca() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${all.map(({ name, about }) => `      ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`).join('\n')}
    )
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${all.map(({ name, words }) => `    ${name}) compadd -- ${words.map(quoted).join(' ')} ;;`).join('\n')}
  esac
  _files
}
compdef _kuberca ${PROGRAMS}
`;

const fish = (all: readonly Completion[]): string =>
  [
    '# fish completion of kuberca: kuberca completion fish | source',
    ...PROGRAMS.split(' ').flatMap((program) =>
      all.flatMap(({ name, about, words }) => [
        `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
        `complete -c ${program} -n '__fish_seen_subcommand_from ${name}' -a ${quoted(words.join(' '))}`,
      ]),
    ),
    '',
  ].join('\n');

const SCRIPTS: Readonly<Record<Shell, (all: readonly Completion[]) => string>> = { bash, zsh, fish };

/** The script that a shell reads to complete the commands. */
export const completionScript = (shell: Shell, commands: readonly Command[]): string =>
  SCRIPTS[shell](completionsOf(commands));
