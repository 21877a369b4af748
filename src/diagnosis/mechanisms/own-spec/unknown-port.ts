import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { isRefused, isTimeout } from '../wiring/callers.js';
import { lastChange } from '../wiring/service-pods.js';
import { portsText } from '../wiring/service-ports.js';
import { hostsNamedBy, serviceMeant, type PlacedHost } from './named-values.js';
import { hasWord, linesUnder } from './said-lines.js';

const RECENT_MS = 2 * 60 * 60_000;

/** The line in which a workload complains about a host, by name or by the Service's address. */
const complaint = (entity: Entity, names: readonly string[], graph: CaseGraph) =>
  linesUnder(entity, graph).find(
    ({ text }) => (isRefused(text) || isTimeout(text)) && names.some((name) => hasWord(text, name)),
  );

const sighting = (entity: Entity, host: PlacedHost, graph: CaseGraph): readonly Sighting[] => {
  const { port } = host;
  const meant = serviceMeant(host.host, entity.ref.namespace, graph);
  const target = meant === null ? null : graph.find('Service', meant.namespace, meant.name);
  const service = target === null ? null : serviceOf(target);
  const ports = service?.spec?.ports ?? [];
  if (port === null || target === null || service === null || ports.length === 0) return [];
  // A headless Service maps no ports, one that stands for a host outside has none.
  if (service.spec?.clusterIP === 'None' || service.spec?.type === 'ExternalName') return [];
  if (ports.some((each) => each.port === port)) return [];
  const address = service.spec?.clusterIP;
  const line = complaint(entity, [target.ref.name, ...(address === undefined ? [] : [address])], graph);
  const change = lastChange(host.at);
  const recent = change !== null && Date.parse(change.at) >= graph.parts.startedMs - RECENT_MS;
  if (line === undefined && !recent && entity.sick !== true) return [];
  const has = portsText(service);
  return [
    {
      key: `${host.where} ${target.ref.name} ${port}`,
      since: line?.at ?? change?.at ?? null,
      known: line === undefined ? 'suggested' : 'shown',
      claims: [
        claim(
          host.evidence,
          `${host.where} names ${target.ref.name}, port ${port}`,
          `${host.where}의 값: ${target.ref.name}, 포트 ${port}`,
        ),
        claim(
          evidenceOf(target, graph),
          `Service ${target.ref.name} has port ${has}`,
          `서비스 ${target.ref.name}의 포트: ${has}`,
        ),
        ...(line === undefined ? [] : [claim(line.evidence, quoted(line.text, 200))]),
      ],
      values: { place: host.where, service: target.ref.name, port: String(port), has },
    },
  ];
};

/** A workload whose own configuration names a port that the Service does not have. */
export const unknownPort = rule({
  mechanism: 'spec/unknown-port',
  on: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  carries: DOWN,
  find: (entity, graph) => hostsNamedBy(entity, graph).flatMap((host) => sighting(entity, host, graph)),
});
