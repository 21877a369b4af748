import { worstOf, type CommandClass } from '../command-class.js';
import { words, type Program, type Surroundings } from '../program.js';
import type { ShellWord } from '../shell-call.js';

/** Programs that run what they are given as text or through a pipe. */
export const INTERPRETERS: ReadonlySet<string> = new Set(
  words(
    'bash sh zsh dash ash ksh fish python python2 python3 perl ruby node deno bun php pwsh powershell lua source . exec tclsh Rscript',
  ),
);

const shell: Program = {
  names: words('bash sh zsh dash ash ksh'),
  otherwise: 'change',
  judge: (_call, given, { classOfText }) => {
    const at = given.findIndex(({ text }) => /^-\w*c$/.test(text));
    const script = given[at + 1];
    if (at < 0 || script === undefined) return 'change';
    return script.dynamic ? 'destructive' : worstOf(['change', classOfText(script.text)]);
  },
};

const languages: Program = {
  names: [...INTERPRETERS].filter((name) => !shell.names.includes(name)),
  otherwise: 'change',
  judge: (_call, given) =>
    given.some(({ text }) =>
      /\bsystem\b|subprocess|rmtree|unlink|child_process|socket|urlopen|requests\.|exec\(|eval\(/.test(text),
    )
      ? 'destructive'
      : 'change',
};

/** Options of a program that runs another, up to the name of that one. */
const innerOf = (given: readonly ShellWord[], withValue: RegExp, skip: number): readonly ShellWord[] => {
  let at = 0;
  while (at < given.length && /^-|^\w+=/.test(given[at]?.text ?? ''))
    at += withValue.test(given[at]?.text ?? '') ? 2 : 1;
  const [name, ...rest] = given.slice(at + skip);
  // `minikube kubectl -- get pods`
  return name === undefined ? [] : [name, ...(rest[0]?.text === '--' ? rest.slice(1) : rest)];
};

const running = (
  names: readonly string[],
  atLeast: CommandClass,
  { withValue = /^$/, skip = 0 }: { readonly withValue?: RegExp; readonly skip?: number } = {},
): Program => ({
  names,
  otherwise: atLeast,
  judge: (_call: unknown, given: readonly ShellWord[], { classOfWords }: Surroundings) =>
    classOfWords(innerOf(given, withValue, skip)),
});

/** Programs that run other programs. */
export const RUNNERS: readonly Program[] = [
  shell,
  languages,
  running(['time', 'command', 'builtin', 'nohup', 'stdbuf', 'setsid'], 'read'),
  running(['watch'], 'read', { withValue: /^-n$|^--interval$/ }),
  running(['timeout'], 'read', { withValue: /^-[ks]$/, skip: 1 }),
  running(['xargs', 'parallel'], 'read', { withValue: /^-[IinPLdsEa]$|^--max-|^--arg-file$/ }),
  running(['k3s', 'microk8s', 'minikube', 'busybox', 'toybox'], 'read'),
  // A name that stands for something else hides what is run.
  { names: ['alias', 'trap', 'enable', 'hash'], otherwise: 'destructive' },
  running(['chroot'], 'change', { skip: 1 }),
  running(['sudo', 'su', 'doas', 'env', 'nsenter', 'unshare', 'runuser'], 'change', {
    withValue: /^-[ugtCDhRTrp]$/,
  }),
];
