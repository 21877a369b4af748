import type { WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { listRevisions, type RevisionTemplate } from '../survey/revisions.collector.js';
import { NOTHING, notRead, within, type Change, type FoundChanges, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';
import { templateDifference } from './template-difference.js';

/** Most rollouts told; each with what differs from the one before. */
const MAX_ROLLOUTS = 4;

const TEMPLATE = ['spec', 'template'];

const createdMs = ({ createdAt }: RevisionTemplate): number => Date.parse(createdAt ?? '') || 0;

const change = (
  object: string,
  at: string,
  verb: string,
  { number, template }: RevisionTemplate,
  before: RevisionTemplate | undefined,
): Change => {
  const details = before === undefined ? [] : templateDifference(before.template, template);
  const from = before === undefined ? '' : `, from revision ${before.number}`;
  const same = before !== undefined && details.length === 0 ? '; the pod template is the same' : '';
  return { at, kind: 'rollout', object, what: `${verb} revision ${number}${from}${same}`, details };
};

/**
 * Rollouts from a workload's revisions. Going back gives an old revision a new number and no new time, so its time is the
 * last write of the workload's template.
 * @param revisions in any order
 * @param templateWrittenAt RFC 3339, or `null` where the API server did not record it
 */
export const rolloutsOf = (
  object: string,
  revisions: readonly RevisionTemplate[],
  templateWrittenAt: string | null,
  window: Window,
): readonly Change[] => {
  const newestFirst = revisions.toSorted((a, b) => b.number - a.number);
  const [current, previous] = newestFirst;
  const wentBack =
    current !== undefined && previous !== undefined && createdMs(current) < createdMs(previous);
  const back =
    wentBack && within(templateWrittenAt, window)
      ? [change(object, templateWrittenAt, 'rolled back: an earlier pod template is now', current, previous)]
      : [];
  const forward = newestFirst.flatMap((revision, index) => {
    const { createdAt } = revision;
    if (!within(createdAt, window) || (wentBack && index === 0)) return [];
    return [change(object, createdAt, 'rolled out', revision, newestFirst[index + 1])];
  });
  return [...back, ...forward].slice(0, MAX_ROLLOUTS);
};

/** Rollouts of a Deployment, StatefulSet or DaemonSet; nothing for other kinds. */
export const rolloutChanges = async (
  reader: CaseReader,
  namespace: string,
  object: string,
  workload: WorkloadObject,
  window: Window,
): Promise<FoundChanges> => {
  const call = await listRevisions(reader, namespace, workload);
  if (call === null) return NOTHING;
  const { outcome } = call;
  if (outcome.status !== 'ok') return notRead(`revisions of ${object}`, outcome);
  const writtenAt = lastWrite(workload.metadata, [TEMPLATE])?.at ?? null;
  return { changes: rolloutsOf(object, outcome.value, writtenAt, window), notes: [] };
};
