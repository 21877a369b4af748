import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { isTimeout, isUnknownName, isUnreached } from '../wiring/callers.js';
import { serviceNames } from '../wiring/ingress-backends.js';
import { workloadsIn } from '../wiring/service-pods.js';
import { similarName } from '../wiring/similar-name.js';
import { changedAt, isWrittenWithin, present } from '../wiring/written.js';
import { hostsNamedBy, serviceMeant, type PlacedHost } from './named-values.js';
import { hasWord, linesUnder } from './said-lines.js';

/** Written so shortly before the alert, a name that is not found is likely to be the change. */
const RECENT_MS = 2 * 60 * 60_000;

const isNoConnection = (text: string): boolean => isUnknownName(text) || isUnreached(text) || isTimeout(text);

/** The Service that a host means where there is none, and the one that is alike; `null` where it exists or cannot be told. */
const missingBehind = (entity: Entity, { host }: PlacedHost, graph: CaseGraph) => {
  const meant = serviceMeant(host, entity.ref.namespace, graph);
  if (meant === null || !graph.isComplete('Service', meant.namespace)) return null;
  const names = serviceNames(meant.namespace, graph);
  if (names.includes(meant.name)) return null;
  // A workload of that name lacks its Service: the Service is what is missing.
  if (workloadsIn(meant.namespace, graph).some((each) => each.entity.ref.name === meant.name)) return null;
  const near = similarName(meant.name, names);
  const isEntity = graph.find('Service', meant.namespace, meant.name) !== null;
  return isEntity && near === null ? null : { ...meant, near };
};

const sighting = (entity: Entity, host: PlacedHost, graph: CaseGraph): readonly Sighting[] => {
  const missing = missingBehind(entity, host, graph);
  if (missing === null) return [];
  const { near, namespace, name } = missing;
  const line = linesUnder(entity, graph).find(({ text }) => isUnknownName(text) && hasWord(text, host.host));
  const isSuspect = host.certain && near !== null && isWrittenWithin(host.at, graph, RECENT_MS);
  if (line === undefined && !isSuspect) return [];
  // Of a name that was just written, and is like one that there is, a line tells enough that names nobody.
  const told = line ?? linesUnder(entity, graph).find(({ text }) => isNoConnection(text));
  return [
    {
      key: `${host.where} ${host.host}`,
      since: changedAt(host.at),
      known: told === undefined ? 'suggested' : 'shown',
      claims: [
        claim(host.evidence, `${host.where} names ${host.host}`, `${host.where}의 호스트: ${host.host}`),
        claim(
          graph.listEvidence('Service', namespace) ?? evidenceOf(entity, graph),
          `there is no Service ${name} in namespace ${namespace}`,
          `네임스페이스 ${namespace}에 서비스 ${name} 없음`,
        ),
        ...(told === undefined ? [] : [claim(told.evidence, quoted(told.text, 200))]),
      ],
      values: present({ place: host.where, host: host.host, near, line: told?.text }),
    },
  ];
};

/** A workload whose own configuration names a host that no Service has. */
export const unknownHost = rule({
  mechanism: 'spec/unknown-host',
  on: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  carries: DOWN,
  find: (entity, graph) => hostsNamedBy(entity, graph).flatMap((host) => sighting(entity, host, graph)),
});
