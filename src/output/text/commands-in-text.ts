import type { CommandClass } from '../commands/command-class.js';
import { nameInDisguise, undisguised } from './disguises.js';

/**
 * Programs whose name in a text can only mean a command; others, such as `find` or `top`, are words too.
 */
const PROGRAM = String.raw`(?:${nameInDisguise([
  ...'oc helm argocd flux curl wget psql mysql redis-cli mongosh docker podman nerdctl ctr terraform aws gcloud az iptables'.split(
    ' ',
  ),
  ...'mkfs sudo eval ssh scp chmod chown nsenter velero vault minikube microk8s k3s busybox'.split(' '),
])}|mkfs\.\w+)`;
/** Between a name and what follows it: blanks, or a variable that stands for one. */
const GAP = String.raw`(?:\s+|\$\{?IFS\}?)`;
/** A name that is put into a variable, which is run. */
const IN_VARIABLE = String.raw`[A-Za-z_]\w*=[^\s;&]+\s*(?:;|&&)[^\n\`]*\$[^\n\`]+`;
const IN_PROSE = new RegExp(
  String.raw`(?<![\w./-])(?:(?:[A-Z_]\w*=\S+\s+)*${PROGRAM}${GAP}[^\n\`]+|${IN_VARIABLE}|k\s+(?:-\S+\s+\S+\s+)?(?:delete|drain|scale|patch|replace|apply|exec|create)\s[^\n\`]+|git\s+(?:push|reset|clean)\s[^\n\`]+|(?:cat|find|tar|dig)\s[^\n\`]*[/$][^\n\`]+|alias\s+\w+=[^\n\`]+|(?:echo|printf|base64)\s[^\n\`]*(?:\||<<<)[^\n\`]+|rm\s+-[^\n\`]+|dd\s+if=[^\n\`]+|(?:ba|z|da)?sh\s+-c\s[^\n\`]+|nc\s+(?:-|\S+\s+\d)[^\n\`]+|(?:ba)?sh\s+-i[^\n\`]+|:\(\)\s*\{[^\n]+)`,
  'gi',
);
/**
 * What each command that {@link IN_PROSE} finds has, once quotes and backslashes are out of it: most texts have nothing of it,
 * and looking for names in disguise costs more than all the rest.
 */
const SIGN =
  /(?:oc|az)(?:\.exe)?(?:\s|\$)|ctl|helm|argocd|flux|curl|wget|psql|mysql|redis-cli|mongosh|docker|podman|ctr|terraform|aws|gcloud|iptables|mkfs|sudo|eval|ssh|scp|chmod|chown|nsenter|velero|vault|minikube|microk8s|k3s|busybox|=[^]*\$|\bk\s|git\s|(?:cat|find|tar|dig|nc)\s|alias|echo|printf|base64|rm\s|dd\s|sh\s|:\(\)/i;
const QUOTING = /["'\\]/g;

/** Where a sentence goes on after a command. */
const SENTENCE_END = /[.,;:!?)\]]+(?=\s|$)|\s(?:to|and then|then|so that|which|because|after|before|until)\s/;

/** What a command begins with, where it stands as code. */
const BEGINNING = new RegExp(
  String.raw`^\s*\$?\s*(?:[A-Za-z_]\w*=\S*\s+(?=(?:\w+=\S*\s+)*${PROGRAM}${GAP}))*(?:${PROGRAM}|k|rm|dd|nc|bash|sh|python3?|perl|awk|base64|echo|printf|find|cat|xargs|env|time|timeout|nohup|watch|chroot|nsenter|busybox|alias|source|git|:\(\))${GAP}\S`,
  'i',
);
/** What only a shell has: pipes and redirections into an interpreter, loops and branches. */
const SHELL = /(?:\||<<<?|<\()\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|^\s*(?:ba|z|da)?sh\s*<|;\s*(?:do|then)\s/;

/** Whether a text that stands as code is a command. */
export const isCommandLike = (text: string): boolean => BEGINNING.test(text) || SHELL.test(text);

/** The commands that stand in prose, with their place. A sentence may go on behind one; the longest is looked at first. */
export const commandsInProse = (
  text: string,
  classOf: (command: string) => CommandClass,
): readonly { readonly start: number; readonly end: number }[] => {
  const plain = undisguised(text);
  if (!SIGN.test(plain.replaceAll(QUOTING, ''))) return [];
  return [...plain.matchAll(IN_PROSE)].flatMap(({ 0: whole, index }) => {
    const [short = whole] = whole.split(SENTENCE_END);
    // Marks of Markdown and JSON behind it are no part of it.
    const found = [short, whole, whole.replace(/["'*_~}\])\s]+$/, '')].find(
      (command) => classOf(command.trim()) === 'destructive',
    );
    return found === undefined ? [] : [{ start: index, end: index + found.trimEnd().length }];
  });
};
