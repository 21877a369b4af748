import { applicationBody } from './application-body.js';
import { changesOf, isOver, triedRevision } from './application-deploys.js';
import type { Application } from './application-object.js';
import { deliveryReader, saying, type DeliveryReader } from './delivery-state.js';

/** Most objects that are named one by one. */
const MAX_NAMED = 5;

/** Objects that the last operation could not apply, hooks among them. */
const refusedObjects = ({ status }: Application): readonly string[] =>
  (status?.operationState?.syncResult?.resources ?? [])
    .filter(({ status: synced, hookPhase }) => synced === 'SyncFailed' || isOver(hookPhase))
    .slice(0, MAX_NAMED)
    .map(({ kind = '', name = '', message }) => `${kind} ${name}${saying(message)}`);

const troubleOf = (object: Application): readonly string[] => {
  const { operationState: operation, conditions = [] } = object.status ?? {};
  const isRetrying = operation?.phase === 'Running' && (operation.retryCount ?? 0) > 0;
  const failed = isOver(operation?.phase);
  const revision = triedRevision(object);
  return [
    ...(failed
      ? [
          `sync of ${revision} failed${operation?.finishedAt ? ` at ${operation.finishedAt}` : ''}${saying(operation?.message)}`,
        ]
      : []),
    ...(isRetrying
      ? [
          `sync of ${revision} is tried again, ${operation.retryCount} times so far${saying(operation.message)}`,
        ]
      : []),
    ...(failed || isRetrying ? refusedObjects(object) : []),
    // What only warns (`OrphanedResourceWarning`) keeps nothing from being deployed.
    ...conditions
      .filter(({ type }) => type.endsWith('Error'))
      .slice(0, MAX_NAMED)
      .map(({ type, message }) => `${type}${saying(message)}`),
  ];
};

/**
 * An Application of Argo CD. It is sick when a sync failed or cannot be made. That it is Degraded is the health of what it
 * deploys, so its own state does not tell; that the cluster drifted is told, and no trouble by itself.
 */
export const applicationReader: DeliveryReader = deliveryReader<Application>((object) => {
  const trouble = troubleOf(object);
  const isDegraded = object.status?.health?.status === 'Degraded';
  return {
    sick: trouble.length > 0 ? true : isDegraded ? null : false,
    trouble,
    changes: changesOf(object),
    relations: [],
    body: applicationBody(object),
  };
});
