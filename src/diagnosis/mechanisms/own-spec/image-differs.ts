import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { isWell, lastChange, workloadsIn } from '../wiring/service-pods.js';
import { specOf } from './named-values.js';
import { podsUnder } from './said-lines.js';

const RECENT_MS = 2 * 60 * 60_000;

interface Image {
  readonly repository: string;
  readonly tag: string;
}

const imagesOf = (entity: Entity): readonly Image[] =>
  (specOf(entity)?.containers ?? []).flatMap(({ image = '' }) => {
    const [, repository, tag] = /^([^@]+?):([^:/@]+)(?:@.*)?$/.exec(image) ?? [];
    return repository === undefined || tag === undefined ? [] : [{ repository, tag }];
  });

/** Images that every application has beside its own. */
const SIDECAR = /envoy|linkerd|proxy|mesh|busybox|pause|exporter|fluent|vector|otel|opentelemetry/i;

const siblingsOf = (entity: Entity, { repository, tag }: Image, graph: CaseGraph) =>
  workloadsIn(entity.ref.namespace, graph)
    .filter((each) => each.entity.key !== entity.key && each.entity.sick === false)
    .flatMap(({ entity: sibling }) =>
      imagesOf(sibling)
        .filter((image) => image.repository === repository && image.tag !== tag)
        .map((image) => ({ sibling, tag: image.tag })),
    );

/** A workload that is not well with one tag of an image, while its siblings run well with another. */
export const imageDiffers = rule({
  mechanism: 'spec/image-differs',
  on: ['Deployment', 'StatefulSet', 'DaemonSet'],
  carries: DOWN,
  find: (entity, graph) => {
    const change = lastChange(entity);
    const recent = change !== null && Date.parse(change.at) >= graph.parts.startedMs - RECENT_MS;
    const pods = podsUnder(entity, graph);
    if (!recent || change === null || !pods.some((pod) => !isWell(pod))) return [];
    return imagesOf(entity)
      .filter(({ repository }) => !SIDECAR.test(repository))
      .flatMap((image) => {
        const [first, ...more] = siblingsOf(entity, image, graph);
        if (first === undefined || more.some(({ tag }) => tag !== first.tag)) return [];
        const names = [first, ...more]
          .map(({ sibling }) => sibling.ref.name)
          .slice(0, 4)
          .join(', ');
        return [
          {
            key: image.repository,
            since: change.at,
            known: 'suggested' as const,
            claims: [
              claim(evidenceOf(entity, graph), `image ${image.repository}:${image.tag}`),
              claim(
                evidenceOf(first.sibling, graph),
                `${names} run well with ${first.tag}`,
                `${names}은(는) ${first.tag}(으)로 정상 동작`,
              ),
            ],
            values: {
              repository: image.repository.split('/').at(-1) ?? image.repository,
              tag: image.tag,
              siblings: names,
              theirs: first.tag,
            },
          },
        ];
      });
  },
});
