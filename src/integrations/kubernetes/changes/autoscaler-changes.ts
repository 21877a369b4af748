import type { Autoscaler } from '../survey/autoscaler.collector.js';
import { within, type Change, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';

const specText = ({ spec }: Autoscaler): string =>
  `minReplicas ${spec?.minReplicas ?? 1}, maxReplicas ${spec?.maxReplicas ?? '?'}`;

/** What an autoscaler did to the target, or what was done to it. */
export const autoscalerChanges = (
  autoscaler: Autoscaler,
  namespace: string,
  window: Window,
): readonly Change[] => {
  const { metadata, status } = autoscaler;
  const object = `horizontalpodautoscaler ${namespace}/${metadata.name}`;
  const created = metadata.creationTimestamp;
  const write = lastWrite(metadata, [['spec']]);
  const wanted = status?.desiredReplicas;
  return [
    ...(within(created, window)
      ? [{ at: created, kind: 'autoscaler' as const, object, what: `was created: ${specText(autoscaler)}` }]
      : []),
    ...(write !== null && within(write.at, window) && !within(created, window)
      ? [
          {
            at: write.at,
            kind: 'autoscaler' as const,
            object,
            what: `its spec was written: ${specText(autoscaler)}`,
            by: write.by,
          },
        ]
      : []),
    ...(within(status?.lastScaleTime, window)
      ? [
          {
            at: status?.lastScaleTime ?? '',
            kind: 'autoscaler' as const,
            object,
            what: `scaled its target to ${wanted ?? '?'}`,
          },
        ]
      : []),
    ...(status?.conditions ?? []).flatMap(({ type, status: value, reason, lastTransitionTime: at }) =>
      within(at, window) && !within(created, window)
        ? [
            {
              at,
              kind: 'autoscaler' as const,
              object,
              what: `condition ${type} became ${value}${reason ? ` (${reason})` : ''}`,
            },
          ]
        : [],
    ),
  ];
};
