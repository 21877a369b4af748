import type { Application, DeployedObject } from './application-object.js';
import { changesOf, initiator, originText, sourcesOf, triedRevision } from './application-deploys.js';
import { messageText, saying, told } from './delivery-state.js';
import { revisionsText } from './revision.js';

type Body = Readonly<Record<string, unknown>>;

/** Most objects and conditions that are shown. */
const MAX_SHOWN = 10;

const nameOf = ({ kind = '', namespace, name = '' }: DeployedObject): string =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;

const DRIFT =
  'the cluster differs from what is wanted though no operation failed: a change by hand, or a commit that was not deployed';

/** Whether what runs differs from what is wanted, and nobody tried to change that. */
const driftOf = ({ status }: Application): string | null => {
  const phase = status?.operationState?.phase ?? 'Succeeded';
  return status?.sync?.status === 'OutOfSync' && phase === 'Succeeded' ? DRIFT : null;
};

const operationBody = (object: Application): Body | null => {
  const operation = object.status?.operationState;
  return operation === undefined
    ? null
    : told({
        phase: operation.phase,
        revision: triedRevision(object),
        startedAt: operation.startedAt,
        finishedAt: operation.finishedAt,
        by: initiator(operation.operation?.initiatedBy),
        message: messageText(operation.message),
      });
};

const specBody = (object: Application): Body => ({
  sources: sourcesOf(object).map((source) => ({
    from: originText(source),
    targetRevision: source.targetRevision,
  })),
  destination: object.spec?.destination,
  automatedSync: (object.spec?.syncPolicy?.automated ?? null) !== null,
});

const objectsBody = ({ status }: Application): Body => {
  const resources = status?.resources ?? [];
  return {
    outOfSync: resources
      .filter((each) => each.status === 'OutOfSync')
      .slice(0, MAX_SHOWN)
      .map(nameOf),
    unhealthy: resources
      .filter(({ health }) => health?.status === 'Degraded' || health?.status === 'Missing')
      .slice(0, MAX_SHOWN)
      .map((each) => `${nameOf(each)}: ${each.health?.status}${saying(each.health?.message)}`),
  };
};

/** What evidence and tools show of an Application; the values of its charts are left out. */
export const applicationBody = (object: Application): Body => {
  const { sync, health, conditions = [] } = object.status ?? {};
  return told({
    sync: sync?.status,
    revision: revisionsText(sync?.revision, sync?.revisions),
    health: health?.status,
    healthMessage: messageText(health?.message),
    ...specBody(object),
    operation: operationBody(object),
    drift: driftOf(object),
    ...objectsBody(object),
    conditions: conditions.slice(0, MAX_SHOWN).map(({ type, message, lastTransitionTime }) => ({
      type,
      message: messageText(message),
      since: lastTransitionTime,
    })),
    deploys: changesOf(object).slice(0, 5),
  });
};
