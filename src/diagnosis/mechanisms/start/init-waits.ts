import type { EntityKey } from '../../../evidence/entity.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { containerRule, type SeenContainer } from '../../kit/container-rule.js';
import { topOwner, saidBy, type SaidLine } from '../../kit/look.js';
import { claim, type Rule, type Sighting } from '../../kit/rule.js';
import { closest } from './closest-name.js';
import { askedHost } from './asked-host.js';

/** What an init container that runs waits for. */
interface Waiting {
  readonly said: SaidLine | null;
  readonly startedAt: string | null;
  /** Host that its line or its command names; `null` where neither does. */
  readonly host: string | null;
  /** Entities that the line names. */
  readonly behind: readonly EntityKey[];
  /** A Service that does not exist, although all of the namespace were read. */
  readonly unknown: boolean;
}

/** Names in the cluster's search path: `db`, `db.shop`, `db.shop.svc.cluster.local`. */
const serviceOf = (
  host: string,
  namespace: string,
): { readonly name: string; readonly namespace: string } | null => {
  const [name = '', second, ...rest] = host.replace(/\.svc(?:\.[a-z0-9.-]+)?$/, '').split('.');
  return rest.length > 0 ? null : { name, namespace: second ?? namespace };
};

/** Whom the container asks for: by its last line, else by its command. */
const behindOf = ({ entity, graph }: SeenContainer, said: SaidLine | null): readonly EntityKey[] => {
  const blamed = graph
    .relationsFrom(entity.key, 'calls')
    .filter(({ blame }) => blame !== null && said !== null && blame.includes(said.text.slice(0, 100)));
  const asked = graph
    .relationsFrom(topOwner(entity, graph).key, 'calls')
    .filter(({ detail }) => detail === 'argument');
  return (blamed.length > 0 ? blamed : asked).map(({ to }) => to);
};

const isUnknown = ({ graph }: SeenContainer, host: string | null, namespace: string): boolean => {
  const service = host === null ? null : serviceOf(host, namespace);
  if (service === null || !graph.isComplete('Service', service.namespace)) return false;
  const entity = graph.find('Service', service.namespace, service.name);
  return entity === null || entity.object.status === 'absent';
};

const waitingOf = (seen: SeenContainer): Waiting | null => {
  const { container, pod, entity } = seen;
  const running = container.status?.state?.running;
  if (container.role !== 'init' || running === undefined || pod.metadata.deletionTimestamp !== undefined)
    return null;
  const namespace = pod.metadata.namespace ?? '';
  const said = saidBy(entity, container.name, 'current');
  const command = [...(container.spec?.command ?? []), ...(container.spec?.args ?? [])].join(' ');
  const host = askedHost(said?.text ?? '') ?? askedHost(command);
  return {
    said,
    startedAt: running.startedAt ?? null,
    host,
    behind: behindOf(seen, said),
    unknown: isUnknown(seen, host, namespace),
  };
};

const sighting = (seen: SeenContainer, waiting: Waiting): Sighting => {
  const { container, pod, graph, evidence } = seen;
  const { said, startedAt, host, behind, unknown } = waiting;
  const names = graph.ofKind('Service', pod.metadata.namespace ?? null).map(({ ref }) => ref.name);
  const similar = unknown && host !== null ? closest(host, names) : null;
  return {
    since: startedAt,
    known: unknown && said !== null ? 'shown' : 'suggested',
    claims: [
      claim(
        evidence,
        `init container ${container.name} has been running since ${startedAt ?? 'its start'} and has not ended`,
        `초기화 컨테이너 ${container.name}이(가) ${startedAt ?? '시작'}부터 끝나지 않음`,
      ),
      ...(said === null ? [] : [claim(said.evidence, quoted(said.text))]),
    ],
    values: {
      container: container.name,
      ...(host !== null && { host }),
      ...(said !== null && { line: said.text }),
      ...(similar !== null && { similar }),
    },
    behind: unknown ? [] : behind,
  };
};

const of = (mechanism: string, isUnknownHost: boolean): Rule =>
  containerRule(mechanism, (seen) => {
    const waiting = waitingOf(seen);
    return waiting === null || waiting.unknown !== isUnknownHost ? null : sighting(seen, waiting);
  });

/** An init container that runs and does not end: it waits for a host that does not exist, or for something else. */
export const initWaitsRules: readonly Rule[] = [of('init/unknown-host', true), of('init/waits', false)];
