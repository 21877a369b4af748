import type { CommandClass } from '../commands/command-class.js';

/**
 * Programs whose name in a text can only mean a command; others, such as `find` or `top`, are words too.
 */
const PROGRAM = String.raw`[a-z]{3,12}ctl|oc|helm|argocd|flux|curl|wget|psql|mysql|redis-cli|mongosh|docker|podman|ctr|terraform|aws|gcloud|az|iptables|mkfs(?:\.\w+)?|sudo|eval|ssh|scp|chmod|chown|nsenter|velero|vault`;
const IN_PROSE = new RegExp(
  String.raw`(?<![\w./-])(?:(?:${PROGRAM})\s+[^\n\`]+|rm\s+-[^\n\`]+|dd\s+if=[^\n\`]+|(?:ba|z|da)?sh\s+-c\s[^\n\`]+|nc\s+-[^\n\`]+|(?:ba)?sh\s+-i[^\n\`]+|:\(\)\s*\{[^\n]+)`,
  'gi',
);
/** Where a sentence goes on after a command. */
const SENTENCE_END = /[.,;:!?)\]]+(?=\s|$)|\s(?:to|and then|then|so that|which|because|after|before|until)\s/;

/** Whether a text begins as a command would. */
export const isCommandLike = (text: string): boolean =>
  new RegExp(
    String.raw`^\s*\$?\s*(?:${PROGRAM}|rm|dd|nc|bash|sh|python3?|perl|base64|echo|find|cat|:\(\))(?:\s|$)`,
    'i',
  ).test(text) || /\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/.test(text);

/** The commands that stand in prose, with their place. A sentence may go on behind one; the longest is looked at first. */
export const commandsInProse = (
  text: string,
  classOf: (command: string) => CommandClass,
): readonly { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(IN_PROSE)].flatMap(({ 0: whole, index }) => {
    const [short = whole] = whole.split(SENTENCE_END);
    const found = [short, whole].find((command) => classOf(command.trim()) === 'destructive');
    return found === undefined ? [] : [{ start: index, end: index + found.trimEnd().length }];
  });
