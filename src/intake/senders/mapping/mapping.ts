import { z } from 'zod';
import { parseJsonPath, type JsonPath } from './json-path.js';

/** Senders in one file, and labels or annotations of one, at most. */
const MAX_SENDERS = 50;
const MAX_FIELDS = 100;

const path = z.string().transform((text, context): JsonPath => {
  const read = parseJsonPath(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: "must be a path such as $.event.name or @.tags['pod']" });
  return z.NEVER;
});

/** A path, or a text that stands for itself. */
export type Source = { readonly path: JsonPath } | { readonly text: string };

const source = z
  .union([z.string(), z.number(), z.boolean()], 'must be a path or a text')
  .transform((value, context): Source => {
    const text = String(value);
    if (!/^[$@](?:$|[.[])/.test(text)) return { text };
    const read = parseJsonPath(text);
    if (read !== null) return { path: read };
    context.addIssue({ code: 'custom', message: "must be a path such as $.event.name or @.tags['pod']" });
    return z.NEVER;
  });

const word = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value));
/** One, or a list of them. */
const listOf = <T extends z.ZodType>(one: T, max: number) =>
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(one).min(1).max(max));
const sources = z
  .record(z.string().min(1).max(256), source)
  .refine((fields) => Object.keys(fields).length <= MAX_FIELDS, `must have at most ${MAX_FIELDS} names`)
  .default({});

const condition = z.strictObject({ path, is: listOf(word, MAX_FIELDS).optional() });

const sender = z.strictObject({
  name: z.string().min(1).max(100),
  when: listOf(condition, 20),
  alerts: path.optional(),
  alertname: source,
  status: z.strictObject({
    path,
    firing: listOf(word, MAX_FIELDS).optional(),
    resolved: listOf(word, MAX_FIELDS),
  }),
  identity: listOf(source, 10).optional(),
  severity: source.optional(),
  severities: z.record(z.string(), word).optional(),
  startsAt: path.optional(),
  endsAt: path.optional(),
  generatorURL: source.optional(),
  labels: sources,
  labelsFrom: z.array(path).max(10).default([]),
  annotations: sources,
  annotationsFrom: z.array(path).max(10).default([]),
});

/** How the bodies of one sender are read. */
export type Mapping = z.output<typeof sender>;

const file = z.strictObject({ senders: z.array(sender).min(1).max(MAX_SENDERS) });

/** What is wrong with a file of mappings, a sentence each. */
export class InvalidMapping extends Error {
  override readonly name = 'InvalidMapping';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/** Most problems that are told. */
const MAX_PROBLEMS = 20;

/** Reads what a file of mappings says. @throws {InvalidMapping} */
export const readMappings = (content: unknown): readonly Mapping[] => {
  const read = file.safeParse(content);
  if (read.success) return read.data.senders;
  throw new InvalidMapping(
    read.error.issues
      .slice(0, MAX_PROBLEMS)
      .map((issue) => `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`),
  );
};
