import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { isUnknownName } from '../wiring/callers.js';
import { serviceNames } from '../wiring/ingress-backends.js';
import { lastChange, workloadsIn } from '../wiring/service-pods.js';
import { similarName } from '../wiring/similar-name.js';
import { hostsNamedBy, serviceMeant, type PlacedHost } from './named-values.js';
import { hasWord, linesUnder } from './said-lines.js';

/** Written so shortly before the alert, a name that is not found is likely to be the change. */
const RECENT_MS = 2 * 60 * 60_000;

const sighting = (entity: Entity, host: PlacedHost, graph: CaseGraph): readonly Sighting[] => {
  const meant = serviceMeant(host.host, entity.ref.namespace, graph);
  if (meant === null || !graph.isComplete('Service', meant.namespace)) return [];
  const names = serviceNames(meant.namespace, graph);
  if (names.includes(meant.name)) return [];
  // A workload of that name lacks its Service: the Service is what is missing.
  if (workloadsIn(meant.namespace, graph).some((each) => each.entity.ref.name === meant.name)) return [];
  const near = similarName(meant.name, names);
  const line = linesUnder(entity, graph).find(({ text }) => isUnknownName(text) && hasWord(text, host.host));
  const change = lastChange(host.at);
  const recent = change !== null && Date.parse(change.at) >= graph.parts.startedMs - RECENT_MS;
  const absent = graph.find('Service', meant.namespace, meant.name) !== null;
  if (absent && near === null) return [];
  if (line === undefined && !(host.certain && near !== null && recent)) return [];
  return [
    {
      key: `${host.where} ${host.host}`,
      since: line?.at ?? change?.at ?? null,
      known: line === undefined ? 'suggested' : 'shown',
      claims: [
        claim(host.evidence, `${host.where} names ${host.host}`, `${host.where}의 호스트: ${host.host}`),
        claim(
          graph.listEvidence('Service', meant.namespace) ?? evidenceOf(entity, graph),
          `there is no Service ${meant.name} in namespace ${meant.namespace}`,
          `네임스페이스 ${meant.namespace}에 서비스 ${meant.name} 없음`,
        ),
        ...(line === undefined ? [] : [claim(line.evidence, quoted(line.text, 200))]),
      ],
      values: {
        place: host.where,
        host: host.host,
        ...(near !== null && { near }),
        ...(line !== undefined && { line: line.text }),
      },
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
