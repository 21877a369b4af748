import type { EntityChange } from '../../../../evidence/entity.js';
import type { KubeObject } from '../../../../evidence/objects.js';

const timeOf = (text: string | undefined): number => Date.parse(text ?? '') || 0;

/** Managers that write without anybody having asked for it. */
const CONTROLLERS =
  /^(?:kube-controller-manager|kube-scheduler|kubelet|kube-apiserver|cluster-autoscaler|vpa-.*)$/;

/**
 * When an object was made and when somebody last wrote it, by its managed fields. Status is written by itself and does not
 * count, nor do the writes of Kubernetes' own controllers.
 * @param made `run` for what a controller makes again and again
 */
export const createdAs = (
  { metadata }: KubeObject,
  what: string,
  made: 'created' | 'run' = 'created',
): readonly EntityChange[] => {
  const created = metadata.creationTimestamp;
  const writes = (metadata.managedFields ?? [])
    .filter(
      ({ subresource, manager = '', time }) =>
        subresource === undefined && !CONTROLLERS.test(manager) && time !== undefined,
    )
    .toSorted((a, b) => timeOf(b.time) - timeOf(a.time));
  const [last] = writes;
  const written =
    last?.time !== undefined && timeOf(last.time) > timeOf(created) + 1000
      ? [
          {
            kind: 'written' as const,
            at: last.time,
            what: `${what} ${metadata.name} was written`,
            by: last.manager ?? null,
          },
        ]
      : [];
  const by = writes.at(-1)?.manager ?? null;
  return created === undefined
    ? written
    : [...written, { kind: made, at: created, what: `${what} ${metadata.name} was created`, by }];
};
