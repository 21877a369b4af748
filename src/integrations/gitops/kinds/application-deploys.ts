import type { EntityChange } from '../../../evidence/entity.js';
import type { Application, Initiator, Source } from './application-object.js';
import { newestFirst } from './delivery-state.js';
import { repositoryText, revisionsText } from './revision.js';

/** Who asked for it; `null` where that is not told. */
export const initiator = (by: Initiator | undefined): string | null =>
  by?.username || (by?.automated === true ? 'automated sync' : null);

/** One source, or several. */
export const sourcesOf = ({ spec }: Application): readonly Source[] =>
  spec?.sources ?? (spec?.source === undefined ? [] : [spec.source]);

/** Where it comes from: `path deploy of https://git.example.com/shop`. */
export const originText = ({ repoURL = '', path, chart }: Source): string =>
  `${chart ? `chart ${chart}` : `path ${path ?? '.'}`} of ${repositoryText(repoURL)}`;

/** What the last operation was to deploy. */
export const triedRevision = ({ status }: Application): string => {
  const operation = status?.operationState;
  const { syncResult } = operation ?? {};
  return (
    revisionsText(syncResult?.revision, syncResult?.revisions) ??
    revisionsText(operation?.operation?.sync?.revision, undefined) ??
    revisionsText(status?.sync?.revision, status?.sync?.revisions) ??
    'its revision'
  );
};

/** Whether an operation or a hook ended badly. */
export const isOver = (phase: string | undefined): boolean => phase === 'Failed' || phase === 'Error';

/** Each deploy that is remembered with its commit, and the last one that failed. Newest first. */
export const changesOf = (object: Application): readonly EntityChange[] => {
  const { history = [], operationState: operation } = object.status ?? {};
  const [origin] = sourcesOf(object);
  const from = origin === undefined ? '' : `, ${originText(origin)}`;
  const deploys = history.map(({ revision, revisions, deployedAt, initiatedBy }) => ({
    kind: 'rollout' as const,
    at: deployedAt,
    what: `${revisionsText(revision, revisions) ?? 'a revision'} was rolled out by application ${object.metadata.name}${from}`,
    by: initiator(initiatedBy),
  }));
  const failed = {
    kind: 'failed' as const,
    at: operation?.finishedAt ?? operation?.startedAt,
    what: `sync of ${triedRevision(object)} failed`,
    by: initiator(operation?.operation?.initiatedBy),
  };
  return newestFirst([...deploys, ...(isOver(operation?.phase) ? [failed] : [])]);
};
