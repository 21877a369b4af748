import type { CommandClass } from './commands/command-class.js';
import { commandsInProse, isCommandLike } from './text/commands-in-text.js';
import { undisguised } from './text/disguises.js';
import { withoutEntities } from './text/entities.js';
import { withoutHtml } from './text/html.js';
import { type MayLink, withKnownLinks } from './text/links.js';
import { withoutMentions } from './text/mentions.js';
import { withoutPromptMarks } from './text/prompt-marks.js';
import { type Segment, segmentsOf } from './text/segments.js';
import { withoutUnseen } from './text/unseen.js';

/** What stands in the place of a command that is not offered. */
export const LEFT_OUT = '(command left out)';

/** What the policy rests on. */
export interface TextRules {
  readonly mayLink: MayLink;
  readonly classOf: (command: string) => CommandClass;
  /** The word that tells data from instructions in the conversation; `null` where it is not known. */
  readonly marker: string | null;
}

const quietly = (text: string, { mayLink }: TextRules, told: (address: string) => string): string =>
  withoutMentions(withKnownLinks(withoutHtml(text), mayLink, told));

/** In prose a destructive command is replaced up to where the sentence goes on. */
const ofProse = (text: string, rules: TextRules): string => {
  const safe = commandsInProse(text, rules.classOf).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}${LEFT_OUT}${left.slice(end)}`,
    text,
  );
  return quietly(safe, rules, (address) => (address === '' ? '' : `\`${address}\``));
};

/** Two words and something that a shell would read; of a log line in `key=value` the words are values. */
const SYNTAX = /^(?!\w+=\S*\s|\$)(?=\S+\s).*(?:\$[\w({]|[|;]|&&|<\(|""|''|\s--?\w)|^\w+=\S*;/s;

/** Whether code is such a command, or holds one behind words or a name of its own. */
const isDestructive = (text: string, { classOf }: TextRules): boolean => {
  const command = undisguised(text)
    .replace(/^\s*[$#>]\s+/, '')
    .trim();
  return (
    ((isCommandLike(command) || SYNTAX.test(command)) && classOf(command) === 'destructive') ||
    commandsInProse(command, classOf).length > 0
  );
};

/** A command that is not destructive needs its addresses as they are; whatever else is code shows them without their scheme. */
const ofCode = (text: string, rules: TextRules): string => {
  if (isDestructive(text, rules)) return LEFT_OUT;
  return isCommandLike(text)
    ? withoutMentions(withoutHtml(text))
    : quietly(text, rules, (address) => address);
};

/** Lines that are joined by a backslash are one command, and the block as a whole may be one too. */
const ofBlock = (text: string, rules: TextRules): string => {
  const joined = text.replaceAll(/\\\n/g, '');
  const lines = joined.split('\n');
  if (lines.length > 1 && lines.some(isCommandLike) && rules.classOf(joined) === 'destructive') {
    const kept = lines.map((line) => ofCode(line, rules));
    return kept.some((line) => line === LEFT_OUT) ? kept.join('\n') : LEFT_OUT;
  }
  return (lines.some((line) => isDestructive(line, rules)) ? lines : text.split('\n'))
    .map((line) => ofCode(line, rules))
    .join('\n');
};

const ofSegment = ({ kind, inner, fences: [open, close] }: Segment, rules: TextRules): string => {
  if (kind === 'prose') return ofProse(inner, rules);
  const code = kind === 'code' ? ofCode(inner, rules) : ofBlock(inner, rules);
  if (code === LEFT_OUT) return LEFT_OUT;
  return kind === 'block' ? `${withoutHtml(open)}${code}${close}` : `${open}${code}${close}`;
};

/** Until nothing changes: what is taken out may leave behind what was hidden by it. */
const MAX_ROUNDS = 4;

/** A text of a model as it may go to people: see docs/answers.md "What a text may hold". */
export const cleanedText = (text: string, rules: TextRules): string => {
  let clean = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const seen = withoutPromptMarks(withoutEntities(withoutUnseen(clean)), rules.marker);
    const next = segmentsOf(seen)
      .map((segment) => ofSegment(segment, rules))
      .join('');
    if (next === clean) break;
    clean = next;
  }
  return clean;
};
