import { z } from 'zod';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import { readData } from './read-answer.js';
import type { ActiveAlert, AlertRule } from './rule.js';
import { sampleValue } from './sample-value.js';
import type { Labels } from './series.js';

const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given): Labels => given ?? {});
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** Before the year 2 is how the servers write "never". */
const time = z
  .string()
  .nullish()
  .transform((text) => {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) || ms < 0 ? null : ms;
  });

const seconds = z
  .number()
  .nullish()
  .transform((value) => Math.round((value ?? 0) * 1000));

const alert: z.ZodType<ActiveAlert> = z
  .object({
    labels,
    annotations: labels,
    state: z.enum(['firing', 'pending']),
    activeAt: time,
    value: z.string().nullish(),
  })
  .transform(({ activeAt, value, ...rest }) => ({
    ...rest,
    activeAtMs: activeAt,
    value: sampleValue(value ?? ''),
  }));

/** Alerts in a state that is unknown here (a server's own) are left out. */
const alerts = listOf(z.unknown()).transform((items) =>
  items.flatMap((item) => {
    const read = alert.safeParse(item);
    return read.success ? [read.data] : [];
  }),
);

const rule = z.object({
  type: z.literal('alerting'),
  name: z.string(),
  query: z.string(),
  duration: seconds,
  keepFiringFor: seconds,
  labels,
  annotations: labels,
  state: z.enum(['firing', 'pending', 'inactive']).catch('inactive').nullish(),
  lastError: z.string().nullish(),
  lastEvaluation: time,
  alerts,
});

const groups = z.object({
  groups: listOf(z.object({ name: z.string(), file: z.string().nullish(), rules: listOf(z.unknown()) })),
});

type Group = z.output<typeof groups>['groups'][number];

/** Rules of a group; those that only record are left out. */
const rulesOf = ({ name: group, file, rules }: Group): readonly AlertRule[] =>
  rules.flatMap((item) => {
    const read = rule.safeParse(item);
    if (!read.success) return [];
    const { type: _type, duration, keepFiringFor, lastEvaluation, state, lastError, ...rest } = read.data;
    return [
      {
        ...rest,
        forMs: duration,
        keepFiringForMs: keepFiringFor,
        state: state ?? 'unknown',
        lastError: lastError || null,
        lastEvaluationMs: lastEvaluation,
        group,
        file: file ?? '',
      },
    ];
  });

/** Reads the body of `/api/v1/rules`: the alerting rules of all groups. */
export const readRules = (body: unknown): ReadOutcome<readonly AlertRule[]> => {
  const read = readData(body, groups);
  return read.status === 'ok' ? { status: 'ok', value: read.value.groups.flatMap(rulesOf) } : read;
};

/** Reads the body of `/api/v1/alerts`. */
export const readAlerts = (body: unknown): ReadOutcome<readonly ActiveAlert[]> => {
  const read = readData(body, z.object({ alerts }));
  return read.status === 'ok' ? { status: 'ok', value: read.value.alerts } : read;
};
