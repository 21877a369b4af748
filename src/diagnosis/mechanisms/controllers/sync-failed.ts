import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';

/** The parts of an Application of Argo CD (argoproj.io/v1alpha1) that are read. */
interface Application extends KubeObject {
  readonly status?: {
    readonly sync?: { readonly status?: string; readonly revision?: string };
    readonly conditions?: readonly {
      readonly type: string;
      readonly message?: string;
      readonly lastTransitionTime?: string;
    }[];
    readonly operationState?: {
      readonly phase?: string;
      readonly message?: string;
      readonly startedAt?: string;
      readonly finishedAt?: string;
    };
  };
}

interface Failure {
  readonly what: string;
  readonly message: string;
  readonly at: string | null;
}

/** What kept it from applying what Git says: the last operation, else an error among its conditions. */
const failureOf = ({ status }: Application): Failure | null => {
  const { phase, message = '', startedAt, finishedAt } = status?.operationState ?? {};
  if (phase === 'Failed' || phase === 'Error')
    return { what: `operation ${phase}`, message, at: finishedAt ?? startedAt ?? null };
  const condition = status?.conditions?.find(({ type }) => type.endsWith('Error'));
  return condition === undefined
    ? null
    : { what: condition.type, message: condition.message ?? '', at: condition.lastTransitionTime ?? null };
};

/** A GitOps application whose last sync failed: what Git says is not what runs. */
export const syncFailed = rule({
  mechanism: 'gitops/sync-failed',
  on: ['Application'],
  carries: DOWN,
  find: (entity, graph) => {
    const application = rawOf<Application>(entity);
    const failure = application === null ? null : failureOf(application);
    if (application === null || failure === null) return [];
    const { status: sync = '', revision } = application.status?.sync ?? {};
    const over = sync === 'Synced';
    return [
      {
        since: failure.at,
        ...(over && { lastSeen: failure.at }),
        known: 'stated',
        claims: [
          claim(evidenceOf(entity, graph), `${failure.what}: ${quoted(failure.message)}`),
          ...(sync === ''
            ? []
            : [claim(evidenceOf(entity, graph), `sync status ${sync}`, `동기화 상태 ${sync}`)]),
        ],
        values: {
          application: entity.ref.name,
          said: bounded(failure.message === '' ? failure.what : failure.message, 300),
          ...(revision !== undefined && { gitRevision: revision.slice(0, 12) }),
        },
      },
    ];
  },
});
