import { badConditions } from '../../../../evidence/bad-conditions.js';
import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { Condition, KubeObject } from '../../../../evidence/objects.js';
import { createdAs } from './changes.js';
import { kindReader, type KindReader } from './reader.js';

interface Scaler extends KubeObject {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Conditions of KEDA that are `False` while all is well: nothing to do, not paused, no fallback. */
const QUIET: ReadonlySet<string> = new Set(['Active', 'Fallback', 'Paused']);

/** What of KEDA scales a workload: whether its triggers work, and what it scales (keda.sh/v1alpha1). */
const scaler = (kind: string): KindReader =>
  kindReader<Scaler>(kind, ({ object, ref, events }) => {
    const bad = badConditions(object.status?.conditions).filter(({ type }) => !QUIET.has(type));
    const target = object.spec?.scaleTargetRef;
    const relations: readonly RelationDraft[] =
      target?.name === undefined
        ? []
        : [
            {
              type: 'selects',
              to: { kind: target.kind ?? 'Deployment', namespace: ref.namespace, name: target.name },
            },
          ];
    return {
      sick: bad.length > 0 || events.length > 0,
      trouble: [
        ...bad.map(({ type, status, reason = '', message = '' }) =>
          `${type}=${status} ${reason}: ${message}`.slice(0, 300),
        ),
        ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
      ],
      relations,
      changes: createdAs(object, kind),
      body: { kind, name: ref.name, spec: object.spec, status: object.status },
    };
  });

export const scalerReaders: readonly KindReader[] = ['ScaledObject', 'ScaledJob'].map(scaler);
