import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { conditionOf, evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Rule } from '../../kit/rule.js';

interface FluxObject extends KubeObject {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly lastAttemptedRevision?: string;
    readonly lastAppliedRevision?: string;
  };
}

/** Its own verdict: stalled before not ready; waiting for another object is none of its own. */
const verdictOf = (entity: Entity): Condition | null => {
  const conditions = rawOf<FluxObject>(entity)?.status?.conditions;
  const stalled = conditionOf(conditions, 'Stalled');
  const ready = conditionOf(conditions, 'Ready');
  if (stalled?.status === 'True') return stalled;
  return ready?.status === 'False' && ready.reason !== 'Progressing' ? ready : null;
};

/** Other operators have kinds of the same names: Bucket. Lists leave the version out for their items. */
const isOfFlux = (entity: Entity): boolean =>
  rawOf<FluxObject>(entity)?.apiVersion?.includes('toolkit.fluxcd.io') !== false;

const fluxRule = (mechanism: string, kinds: readonly string[]): Rule =>
  rule({
    mechanism,
    on: kinds,
    carries: DOWN,
    find: (entity, graph) => {
      const verdict = verdictOf(entity);
      if (verdict === null || !isOfFlux(entity)) return [];
      const { type, status, reason = '', message = '', lastTransitionTime = null } = verdict;
      const { lastAttemptedRevision, lastAppliedRevision } = rawOf<FluxObject>(entity)?.status ?? {};
      return [
        {
          since: lastTransitionTime,
          known: 'stated',
          claims: [claim(evidenceOf(entity, graph), `${type}=${status}, ${reason}: ${quoted(message)}`)],
          values: {
            why: reason,
            said: bounded(message === '' ? reason : message, 300),
            plural: entity.ref.kind.toLowerCase(),
            ...(lastAttemptedRevision !== undefined && { attempted: bounded(lastAttemptedRevision, 60) }),
            ...(lastAppliedRevision !== undefined && { applied: bounded(lastAppliedRevision, 60) }),
          },
        },
      ];
    },
  });

/** Of Flux: what Git, a bucket or a registry says could not be fetched or applied. */
export const reconcileFailed = fluxRule('gitops/reconcile-failed', [
  'Kustomization',
  'GitRepository',
  'OCIRepository',
  'Bucket',
  'HelmRepository',
  'HelmChart',
]);

/** A Helm release that could not be installed, upgraded, tested or rolled back. */
export const releaseFailed = fluxRule('helm/release-failed', ['HelmRelease']);
