import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Runbook } from '../prompt/runbook/runbook.js';

/** Longest text that is kept of a runbook, in characters, and most steps. */
const MAX_TEXT = 12_000;
const MAX_STEPS = 8;
const MAX_STEP = 400;

const words = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((value) => [value].flat());

/** What a runbook is for. Everything that is said must hold. */
const matter = z.strictObject({
  title: z.string().min(1).optional(),
  alerts: words.optional(),
  labels: z.record(z.string(), z.string()).optional(),
  kinds: words.optional(),
  mechanism: words.optional(),
});

/** When a runbook is meant; `*` in a word stands for anything. */
export type Criteria = Omit<z.output<typeof matter>, 'title'>;

/** A runbook with what it is for. */
export interface KeptRunbook extends Runbook {
  readonly criteria: Criteria;
}

/** A file that cannot be used, and why. */
export interface Refused {
  readonly name: string;
  readonly problem: string;
}

const FRONT = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const HEADING = /^#{1,6}\s+(.+)$/;
const STEPS = /step|action|mitigat|remed|resol|what to do|fix|조치|대응|해결|절차/i;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?(\S.*)$/;

/** List items under a heading that speaks of steps; without such a heading those that are numbered. */
const stepsIn = (text: string): readonly string[] => {
  const lines = text.split('\n');
  const under: string[] = [];
  let isSteps = false;
  for (const line of lines) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) isSteps = STEPS.test(heading);
    else if (isSteps) under.push(line);
  }
  const chosen = under.some((line) => ITEM.test(line))
    ? under
    : lines.filter((line) => /^\s*\d+[.)]\s/.test(line));
  return chosen.flatMap((line) => ITEM.exec(line)?.[1]?.slice(0, MAX_STEP) ?? []).slice(0, MAX_STEPS);
};

const titleIn = (text: string, fallback: string): string =>
  text
    .split('\n')
    .flatMap((line) => HEADING.exec(line)?.[1] ?? [])[0]
    ?.trim() ?? fallback;

/** A runbook of a text without front matter, such as one at an address. */
export const plainRunbook = (name: string, markdown: string): Runbook => {
  const text = markdown.replace(FRONT, '').trim().slice(0, MAX_TEXT);
  return { name, title: titleIn(text, name), text, steps: stepsIn(text) };
};

const problemOf = (error: unknown): string =>
  error instanceof YAMLParseError
    ? `its front matter is no YAML: ${error.message.split('\n')[0] ?? ''}`
    : 'its front matter cannot be read';

const matterIn = (yaml: string): (Criteria & { readonly title?: string | undefined }) | string => {
  let read: unknown;
  try {
    read = parse(yaml, { maxAliasCount: 0 });
  } catch (error) {
    return problemOf(error);
  }
  const checked = matter.safeParse(read ?? {});
  if (checked.success) return checked.data;
  return checked.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'front matter'}: ${message}`)
    .join('; ');
};

/** Reads a file of a folder of runbooks (docs/runbooks.md). */
export const readRunbook = (name: string, markdown: string): KeptRunbook | Refused => {
  const front = FRONT.exec(markdown)?.[1];
  if (front === undefined) return { name, problem: 'it has no front matter that says what it is for' };
  const read = matterIn(front);
  if (typeof read === 'string') return { name, problem: read };
  const { title, ...criteria } = read;
  if (criteria.alerts === undefined && criteria.mechanism === undefined)
    return {
      name,
      problem: 'its front matter names neither alerts nor a mechanism, so that it would be for everything',
    };
  const plain = plainRunbook(name, markdown);
  if (plain.text === '') return { name, problem: 'it is empty' };
  return { ...plain, title: title ?? plain.title, criteria };
};

export const isRefused = (read: KeptRunbook | Refused): read is Refused => 'problem' in read;
