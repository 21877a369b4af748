import type { PublishedAlert } from './stream-alert.js';
import type { ResultBody, StoredResult, StreamClient } from './stream-client.js';
import { untilNone } from './until.js';

/** What must have become of all that was published. */
export interface Expected {
  /** The last state of every alert that was published: each must be answered with it. */
  readonly alerts: readonly PublishedAlert[];
  /** Dead letters in all. */
  readonly dead?: number;
  /** Analyses beyond one a revision that the model's return allows. */
  readonly upgrades?: number;
}

const isGroup = ({ subject }: StoredResult): boolean => subject.split('.')[2] === 'group';
const sameTime = (a: string | undefined, b: string): boolean => Date.parse(a ?? '') === Date.parse(b);

const unanswered = (results: readonly StoredResult[], alerts: readonly PublishedAlert[]): string[] =>
  alerts.flatMap(({ fingerprint, startsAt, status }) => {
    const last = results.findLast((result) => !isGroup(result) && result.subject.endsWith(`.${fingerprint}`))
      ?.body.alert;
    if (last === undefined) return [`alert ${fingerprint} has no answer`];
    return last.fingerprint === fingerprint && last.status === status && sameTime(last.startsAt, startsAt)
      ? []
      : [`alert ${fingerprint} is answered as ${last.status} since ${last.startsAt}, it is ${status}`];
  });

/** At most one group result a revision, and revisions rise. */
const repeated = (results: readonly StoredResult[], upgrades: number): string[] => {
  const last = new Map<string, StoredResult>();
  const problems: string[] = [];
  let again = 0;
  for (const result of results.filter(isGroup)) {
    const { id, revision, incarnation } = result.body.group;
    const before = last.get(id)?.body.group;
    if (before?.incarnation === incarnation) {
      if (revision < before.revision) problems.push(`group ${id}: revision ${revision} after a later one`);
      if (revision === before.revision) again += 1;
    }
    last.set(id, result);
  }
  return again <= upgrades ? problems : [...problems, `${again} group results for a revision that had one`];
};

/** Its own state comes before what was found; an alert of a large group is told the summary. */
const carries = (answer: ResultBody, { analysis, analysis_summary }: ResultBody): boolean => {
  if (answer['brief'] === true) return answer.analysis.includes(analysis_summary ?? analysis);
  return answer.analysis.endsWith(analysis);
};

/** Why one alert result does not follow from the group result it names; `null` when it does. */
const underived = (result: StoredResult, groups: ReadonlyMap<number, StoredResult>): string | null => {
  const { alert, groupSequence, analysisSequence } = result.body;
  const group = groups.get(groupSequence ?? 0);
  if (alert === undefined || group === undefined || group.sequence > result.sequence)
    return 'names no earlier group result';
  const member = group.body.group.members.find(({ id }) => id === alert.fingerprint);
  if (member?.status !== alert.status || member.startsAt !== alert.startsAt)
    return 'says something else of the alert than its group result';
  if (!carries(result.body, group.body)) return 'carries another report than its group result';
  if (analysisSequence !== (group.body.analysisSequence ?? group.sequence))
    return 'names another analysis than its group result';
  return groups.get(analysisSequence)?.body.analysisSequence === null ? null : 'names no analysis';
};

const inconsistent = (results: readonly StoredResult[]): string[] => {
  const groups = new Map(results.filter(isGroup).map((result) => [result.sequence, result]));
  const last = new Map<string, StoredResult>();
  const problems: string[] = [];
  for (const result of results.filter((candidate) => !isGroup(candidate))) {
    const { subject, body } = result;
    const why = underived(result, groups);
    if (why !== null) problems.push(`result ${result.sequence} on ${subject} ${why}`);
    const before = last.get(subject)?.body;
    if (before !== undefined && (before.groupSequence ?? 0) >= (body.groupSequence ?? 0))
      problems.push(`result ${result.sequence} on ${subject} repeats or precedes an earlier one`);
    last.set(subject, result);
  }
  return problems;
};

const pending = async (client: StreamClient): Promise<string[]> => {
  const [triggers, analyst, intake] = await Promise.all([
    client.triggers(),
    client.analyst(),
    client.intake(),
  ]);
  return [
    [triggers, 'triggers wait'],
    [analyst.num_ack_pending, 'triggers are not acknowledged'],
    [intake.num_pending, 'alerts wait'],
    [intake.num_ack_pending, 'alerts are not acknowledged'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
};

/**
 * What is wrong, from the streams alone: lost and stale answers, duplicate group results, answers that do not follow
 * from a stored group result, messages left over.
 */
export const problemsOf = async (client: StreamClient, expected: Expected): Promise<string[]> => {
  const results = await client.results();
  const dead = (await client.deadLetters()).length;
  return [
    ...unanswered(results, expected.alerts),
    ...repeated(results, expected.upgrades ?? 0),
    ...inconsistent(results),
    ...(await pending(client)),
    ...(dead === (expected.dead ?? 0) ? [] : [`${dead} dead letters`]),
  ];
};

/** Waits until all is as it must be. @throws {Error} listing what stays wrong */
export const settled = (client: StreamClient, expected: Expected, limitMs?: number): Promise<void> =>
  untilNone(() => problemsOf(client, expected), limitMs);
