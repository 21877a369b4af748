import type { KubeObject, Pod, WorkloadObject } from '../../../../evidence/objects.js';
import { workloadBody } from '../../body/workload-body.js';
import { referencedConfig } from '../../changes/referenced-config.js';
import { hostsOfSpec } from '../pod-references.js';
import { resolveHost } from '../resolve-host.js';
import { createdAs } from './changes.js';
import { kindReader, type Seen } from './reader.js';

/** Most pods or runs that are looked at, the newest. */
const MAX_PARTS = 4;

const createdMs = ({ metadata }: KubeObject): number => Date.parse(metadata.creationTimestamp ?? '') || 0;

const ownedBy = <T extends KubeObject>(objects: readonly T[], kind: string, name: string): readonly T[] =>
  objects
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some((owner) => owner.kind === kind && owner.name === name),
    )
    .toSorted((a, b) => createdMs(b) - createdMs(a))
    .slice(0, MAX_PARTS);

const failureOf = ({ object }: Seen<WorkloadObject>): readonly string[] =>
  (object.status?.conditions ?? [])
    .filter(({ type, status }) => (type === 'Failed' || type === 'FailureTarget') && status === 'True')
    .map(({ reason = 'Failed', message = '' }) => `${reason}: ${message}`.slice(0, 300));

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A Job: its pods, its CronJob, and whom it calls. */
export const jobReader = kindReader<WorkloadObject>('Job', (seen) => {
  const { object, ref, world, events } = seen;
  const { namespace } = ref;
  const failed = failureOf(seen);
  const spec = object.spec.template?.spec;
  const done = object.status?.conditions?.some(
    ({ type, status }) => type === 'Complete' && status === 'True',
  );
  const trouble = [
    ...failed,
    ...(done !== true && failed.length === 0 && number(object.status?.['failed']) > 0
      ? [`${number(object.status?.['failed'])} failed pods`]
      : []),
    ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
  ];
  const above = object.metadata.ownerReferences?.find(({ kind }) => kind === 'CronJob');
  return {
    sick: done === true ? false : trouble.length > 0,
    trouble: done === true ? [] : trouble,
    relations: [
      ...ownedBy(world.objects<Pod>('Pod', namespace), 'Job', ref.name).map(
        ({ metadata }) => ({ type: 'selects', to: { kind: 'Pod', namespace, name: metadata.name } }) as const,
      ),
      ...(above === undefined
        ? []
        : [{ type: 'owned by', to: { kind: 'CronJob', namespace, name: above.name } } as const]),
      ...(spec === undefined
        ? []
        : [
            ...referencedConfig(spec).configMaps.map(
              (name) => ({ type: 'reads config', to: { kind: 'ConfigMap', namespace, name } }) as const,
            ),
            ...hostsOfSpec(spec).flatMap((host) => {
              const found = resolveHost(world, host, namespace ?? '');
              return found === null ? [] : [{ type: 'calls', to: found.ref, detail: host.where } as const];
            }),
          ]),
      ...world
        .objects('ResourceQuota', namespace)
        .map(
          ({ metadata }) =>
            ({ type: 'limited by', to: { kind: 'ResourceQuota', namespace, name: metadata.name } }) as const,
        ),
    ],
    changes: createdAs(object, 'job', 'run'),
    body: workloadBody(object),
  };
});

/** A CronJob: its newest runs. */
export const cronJobReader = kindReader<WorkloadObject>('CronJob', ({ object, ref, world, events }) => ({
  sick: object.spec.suspend === true || events.length > 0 ? true : null,
  trouble: [
    ...(object.spec.suspend === true ? ['it is suspended'] : []),
    ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
  ],
  relations: ownedBy(world.objects<WorkloadObject>('Job', ref.namespace), 'CronJob', ref.name).map(
    ({ metadata }) => ({
      type: 'selects',
      to: { kind: 'Job', namespace: ref.namespace, name: metadata.name },
    }),
  ),
  changes: createdAs(object, 'cron job'),
  body: workloadBody(object),
}));
