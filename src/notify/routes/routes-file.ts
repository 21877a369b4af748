import { readFile, stat } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES } from '../../config/language.js';
import { durationSeconds } from '../../waiting/duration.js';
import { SINK_KINDS } from '../sinks/kinds.js';
import type { SinkKind } from '../sinks/sink.js';
import type { QuietHours } from './quiet-hours.js';

/** Largest file, bytes, and most routes and sinks. */
const MAX_BYTES = 262_144;
const MAX_ROUTES = 200;
const MAX_SINKS = 50;

/** The file of `NOTIFY_ROUTES_FILE` cannot be used; the message says why, each problem on a line. */
export class RoutesUnusable extends Error {
  override readonly name = 'RoutesUnusable';
}

const name = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'must hold 1 to 40 of a-z, 0-9 and -, and begin with a letter or digit',
  );

const escaped = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

const patternOf = (text: string): RegExp => new RegExp(`^${text.split('*').map(escaped).join('.*')}$`, 's');

/** One pattern or several, in which `*` stands for anything. */
const patterns = z
  .union([z.string(), z.array(z.string()).min(1).max(100)])
  .transform((value) => [value].flat().map(patternOf));

const severities = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => [value].flat().map((word) => word.toLowerCase()));

const match = z.strictObject({
  /** By name; of the worst alert that fires. */
  labels: z.record(z.string(), patterns).optional(),
  severity: severities.transform((words) => words.map(patternOf)).optional(),
  cluster: patterns.optional(),
  namespace: patterns.optional(),
  /** Of the result: `analysis`, `update`, `recovery`. */
  kind: patterns.optional(),
  /** Kind of the object that is the cause. */
  object: patterns.optional(),
  confidenceAtLeast: z.number().min(0).max(1).default(0),
});

/** What a result must be for a route. */
export type Match = z.output<typeof match>;

const span = (fallback: number, least: number, most: number) =>
  z
    .union([z.number(), z.string()])
    .transform((value, context) => {
      const seconds = typeof value === 'number' ? value : durationSeconds(value);
      if (seconds !== undefined && seconds >= least && seconds <= most) return seconds * 1000;
      context.addIssue(`must be a span from ${least} s to ${most} s, such as 90s or 5m`);
      return z.NEVER;
    })
    .default(fallback * 1000);

const minute = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const quiet = z
  .strictObject({
    from: minute,
    to: minute,
    zone: z.string().refine(isZone, 'must be a time zone such as Europe/Berlin').default('UTC'),
    except: severities.default(['critical']),
  })
  .transform(({ from, to, ...rest }): QuietHours => ({ fromMinute: from, toMinute: to, ...rest }));

/** From how many new groups on, and within which time, the further ones are told together. */
const digest = z
  .strictObject({
    /** 0: never together. */
    groups: z.number().int().min(0).max(100).default(8),
    within: span(300, 10, 86_400),
    /** Gathered for so long before the first digest. */
    gather: span(30, 1, 3600),
  })
  .prefault({});

const route = z.strictObject({
  name,
  match: match.prefault({}),
  to: z.array(name).min(1).max(20),
  continue: z.boolean().default(false),
  language: z.enum(LANGUAGES).optional(),
  /** A story's message changes at most this often. */
  updateEvery: span(60, 1, 86_400),
  quiet: quiet.optional(),
  digest,
});

/** Who is told of which results, and how. Times in ms. */
export interface Route extends Omit<z.output<typeof route>, 'continue' | 'quiet' | 'language'> {
  /** Whether the routes after it are looked at too. */
  readonly goOn: boolean;
  readonly quiet: QuietHours | null;
  /** `null`: that of the service. */
  readonly language: (typeof LANGUAGES)[number] | null;
}

/** A sink's settings, as its kind read them. */
export interface SinkSettings {
  readonly kind: SinkKind;
  readonly settings: unknown;
  /** Equal where the settings are. */
  readonly version: string;
}

export interface Routes {
  readonly routes: readonly Route[];
  readonly sinks: ReadonlyMap<string, SinkSettings>;
}

const file = z.strictObject({
  sinks: z.record(name, z.looseObject({ kind: z.string() })),
  routes: z.array(route).min(1).max(MAX_ROUTES),
});

const told = (error: z.ZodError, where: readonly PropertyKey[] = []): readonly string[] =>
  error.issues.map(({ path, message }) => {
    const at = [...where, ...path].map(String).join('.');
    return at === '' ? message : `${at}: ${message}`;
  });

const refuse = (problems: readonly string[]): never => {
  throw new RoutesUnusable(problems.join('\n'));
};

const sinkOf = (key: string, given: { readonly kind: string }, problems: string[]): SinkSettings | null => {
  const kind = SINK_KINDS.find((each) => each.kind === given.kind);
  if (kind === undefined) {
    problems.push(`sinks.${key}.kind: must be one of ${SINK_KINDS.map((each) => each.kind).join(', ')}`);
    return null;
  }
  const read = kind.settings.safeParse(given);
  if (!read.success) problems.push(...told(read.error, ['sinks', key]));
  return read.success ? { kind, settings: read.data, version: JSON.stringify(given) } : null;
};

const duplicates = (names: readonly string[]): readonly string[] =>
  names.filter((each, index) => names.indexOf(each) !== index);

/** Reads routes. @throws {RoutesUnusable} naming every problem */
export const readRoutes = (text: string): Routes => {
  let given: unknown;
  try {
    // JSON is YAML.
    given = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return refuse([`it is no YAML: ${(error as Error).message.split('\n')[0] ?? ''}`]);
  }
  const read = file.safeParse(given);
  if (!read.success) return refuse(told(read.error));
  const problems: string[] = [];
  const entries = Object.entries(read.data.sinks);
  if (entries.length > MAX_SINKS) problems.push(`sinks: must be at most ${MAX_SINKS}`);
  const sinks = new Map<string, SinkSettings>();
  for (const [key, settings] of entries) {
    const sink = sinkOf(key, settings, problems);
    if (sink !== null) sinks.set(key, sink);
  }
  for (const { name: of, to } of read.data.routes)
    for (const sink of to)
      if (!Object.hasOwn(read.data.sinks, sink))
        problems.push(`routes: ${of} leads to "${sink}", which is not among the sinks`);
  for (const twice of duplicates(read.data.routes.map((each) => each.name)))
    problems.push(`routes: two are called ${twice}`);
  if (problems.length > 0) return refuse(problems);
  const routes = read.data.routes.map(({ continue: goOn, quiet: hours, language, ...rest }): Route => ({
    ...rest,
    goOn,
    quiet: hours ?? null,
    language: language ?? null,
  }));
  return { routes, sinks };
};

/** Routes of a file. @throws {RoutesUnusable} */
export const readRoutesFile = async (path: string): Promise<Routes> => {
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return refuse([`it is larger than ${MAX_BYTES} bytes`]);
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof RoutesUnusable) throw cause;
    throw new RoutesUnusable('it is not there or cannot be read', { cause });
  }
  return readRoutes(text);
};
