import { forEachChild, parse, type Command, type Redirection, type SyntaxNode, type Word } from 'unbash';
import { worstOf, type CommandClass } from './command-class.js';
import { classOfCall, type Program, type Surroundings } from './program.js';
import { INTERPRETERS } from './programs/runners.js';
import { PROGRAMS } from './programs/index.js';
import { callWords, type ShellCall, type ShellWord } from './shell-call.js';

/** Longest command that is read, in characters, and deepest command inside a command. */
const MAX_LENGTH = 4000;
const MAX_DEPTH = 4;

/** Constructs of the shell that make it impossible to say what is run. */
const UNCLEAR: ReadonlySet<string> = new Set([
  'If',
  'For',
  'ArithmeticFor',
  'Select',
  'While',
  'Case',
  'Subshell',
  'BraceGroup',
  'ProcessSubstitution',
  'Assignment',
  'CommandExpansion',
  'SimpleExpansion',
  'ParameterExpansion',
  'ArithmeticExpansion',
]);
/** A function can call itself for ever, and nobody pastes one. */
const HIDING: ReadonlySet<string> = new Set(['Function', 'Coproc']);

/** Parts of a word for which the shell puts in something else. */
const DYNAMIC: ReadonlySet<string> = new Set([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
  'ArithmeticExpansion',
  'ProcessSubstitution',
  'AnsiCQuoted',
]);

/** Variables through which a program is led elsewhere, or a credential is given. */
const LEADING =
  /KUBECONFIG|TOKEN|PASSWORD|PASSWD|SECRET|_KEY$|^PATH$|^LD_|PROXY|EDITOR|PAGER|^BASH_ENV$|_DIFF$/i;

/** What reads from the network, or hides what it passes on. */
const SOURCES: ReadonlySet<string> = new Set([
  'curl',
  'wget',
  'base64',
  'xxd',
  'openssl',
  'nc',
  'gunzip',
  'echo',
  'printf',
]);

/** What passes on to another machine what it is given. */
const CONNECTIONS: ReadonlySet<string> = new Set([
  'nc',
  'ncat',
  'netcat',
  'socat',
  'telnet',
  'mail',
  'sendmail',
]);

/** Files that output may go to without a change. */
const NOWHERE = /^(?:\/dev\/(?:null|stdout|stderr)|&?\d|-)$/;

const isDynamic = (word: SyntaxNode): boolean => {
  if (DYNAMIC.has(word.type)) return true;
  let found = false;
  forEachChild(word, (child) => (found ||= isDynamic(child)));
  return found;
};

const wordOf = (word: Word): ShellWord => ({ text: word.value, dynamic: isDynamic(word) });

/** A name without its path; a program of a folder where anybody may write is not the known one. */
const programOf = (text: string): string =>
  /^\/(?:usr\/)?(?:local\/)?s?bin\/[^/]+$/.test(text) ? text.slice(text.lastIndexOf('/') + 1) : text;

const callOf = ({ name, args }: Command): ShellCall | null => {
  if (name === undefined) return null;
  const program = wordOf(name);
  const words = args.map((arg) =>
    arg.type === 'Word' ? wordOf(arg) : { text: arg.text, dynamic: isDynamic(arg) },
  );
  return { program: program.dynamic ? '' : programOf(program.text), words };
};

const classOfRedirect = (redirect: Redirection): CommandClass => {
  if (redirect.type !== 'Redirect') return 'read';
  const target = redirect.target?.value ?? '';
  if (/^\/dev\/(?:tcp|udp|sd|nvme|vd|xvd)|^\/etc\/|authorized_keys/.test(target)) return 'destructive';
  return redirect.operator.startsWith('<') ? 'change' : NOWHERE.test(target) ? 'read' : 'change';
};

const plainNameOf = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.exe$/i, '')
    .toLowerCase();

/** Whether the shell makes up what a program is to do. */
const hidesVerb = ({ verbs, withValue }: Program, { words }: ShellCall): boolean => {
  if (verbs === undefined) return false;
  const [verb] = callWords(words, new Set(withValue)).positional;
  return verb !== undefined && words.some(({ text, dynamic }) => dynamic && text === verb);
};

/** What a reader of a whole command has seen so far. */
interface Reading {
  readonly classes: CommandClass[];
  readonly around: Surroundings;
  readonly depth: number;
}

const readCommand = (command: Command, { classes, around }: Reading): void => {
  const call = callOf(command);
  classes.push(...command.redirects.map(classOfRedirect));
  for (const part of command.prefix) {
    if (part.type === 'Assignment') classes.push(LEADING.test(part.name) ? 'destructive' : 'change');
  }
  if (call === null) return;
  // A name that the shell makes up hides what is run.
  if (call.program === '') classes.push('destructive');
  // What an interpreter is given as its input is a program.
  const isFed = command.redirects.some(({ operator }) => operator.startsWith('<'));
  if (isFed && INTERPRETERS.has(call.program)) classes.push('destructive');
  const known = PROGRAMS.get(call.program);
  const words = call.words.some(({ dynamic }) => dynamic) ? 'change' : 'read';
  // A program of another folder, or with a name in other letters, is not surely the known one, and may be.
  const program = known ?? PROGRAMS.get(plainNameOf(call.program));
  classes.push(
    known === undefined ? 'change' : words,
    program === undefined ? 'change' : classOfCall(program, call, around),
  );
  if (program !== undefined && hidesVerb(program, call)) classes.push('destructive');
};

/** What a pipe hands to an interpreter is a program that nobody has read. */
const classOfPipe = (commands: readonly SyntaxNode[]): CommandClass => {
  const programs = commands.flatMap((each) =>
    each.type === 'Command' ? (callOf(each)?.program ?? '') : [''],
  );
  const runners = commands.map((each) =>
    each.type === 'Command' ? (callOf(each)?.words[0]?.text ?? '') : '',
  );
  const at = programs.findIndex(
    (name, place) =>
      place > 0 &&
      (INTERPRETERS.has(name) ||
        (/^(?:sudo|xargs|env|doas)$/.test(name) && INTERPRETERS.has(runners[place] ?? ''))),
  );
  // What a program says leaves by a connection.
  if (programs.some((name, place) => place > 0 && CONNECTIONS.has(name))) return 'destructive';
  if (at < 0) return 'read';
  return programs.slice(0, at).some((name) => SOURCES.has(name)) ? 'destructive' : 'change';
};

const visit = (node: SyntaxNode, reading: Reading): void => {
  if (UNCLEAR.has(node.type)) reading.classes.push('change');
  if (HIDING.has(node.type)) reading.classes.push('destructive');
  if (node.type === 'Command') readCommand(node, reading);
  if (node.type === 'Pipeline') reading.classes.push(classOfPipe(node.commands));
  if (node.type === 'Redirected') reading.classes.push(...node.redirects.map(classOfRedirect));
  forEachChild(node, (child) => visit(child, reading));
};

const classAt = (text: string, isKnownHost: (host: string) => boolean, depth: number): CommandClass => {
  if (text.length > MAX_LENGTH || depth > MAX_DEPTH) return 'destructive';
  const around: Surroundings = {
    classOfText: (inner) => classAt(inner, isKnownHost, depth + 1),
    classOfWords: (words) =>
      words.length === 0
        ? 'read'
        : classAt(words.map((word) => quoted(word.text)).join(' '), isKnownHost, depth + 1),
    isKnownHost,
  };
  const script = parse(text);
  const classes: CommandClass[] = (script.errors ?? []).length > 0 ? ['change'] : [];
  visit(script, { classes, around, depth });
  return worstOf(classes);
};

/** A word as the shell would take it literally. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * What running a command would do. What is not known counts as a change: unknown programs, variables, substitutions, files
 * that are written. What removes, takes down, runs what nobody has read, shows a credential or carries data to an unknown
 * host is destructive.
 */
export const classOfCommand = (text: string, isKnownHost: (host: string) => boolean): CommandClass =>
  classAt(text, isKnownHost, 0);
