import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Service } from '../../../evidence/objects.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { isRefused, isTimeout } from '../wiring/callers.js';
import { portsText } from '../wiring/service-ports.js';
import { changedAt, isWrittenWithin } from '../wiring/written.js';
import { hostsNamedBy, serviceMeant, type PlacedHost } from './named-values.js';
import { hasWord, linesUnder } from './said-lines.js';

const RECENT_MS = 2 * 60 * 60_000;

/** The line in which a workload complains about a host, by name or by the Service's address. */
const complaint = (entity: Entity, names: readonly string[], graph: CaseGraph) =>
  linesUnder(entity, graph).find(
    ({ text }) => (isRefused(text) || isTimeout(text)) && names.some((name) => hasWord(text, name)),
  );

/** Whether a Service maps ports at all: a headless one does not, one that stands for a host outside has none. */
const mapsPorts = ({ spec }: Service): boolean =>
  spec?.clusterIP !== 'None' && spec?.type !== 'ExternalName' && (spec?.ports ?? []).length > 0;

/** The Service that a host means, where it lacks the port that is named with it. */
const lacking = (entity: Entity, { host, port }: PlacedHost, graph: CaseGraph) => {
  const meant = port === null ? null : serviceMeant(host, entity.ref.namespace, graph);
  const target = meant === null ? null : graph.find('Service', meant.namespace, meant.name);
  const service = target === null ? null : serviceOf(target);
  if (target === null || service === null || port === null || !mapsPorts(service)) return null;
  return service.spec?.ports?.some((each) => each.port === port) === true ? null : { target, service, port };
};

const sighting = (entity: Entity, host: PlacedHost, graph: CaseGraph): readonly Sighting[] => {
  const found = lacking(entity, host, graph);
  if (found === null) return [];
  const { target, service, port } = found;
  const { name } = target.ref;
  const address = service.spec?.clusterIP;
  const line = complaint(entity, [name, ...(address === undefined ? [] : [address])], graph);
  const isRecent = isWrittenWithin(host.at, graph, RECENT_MS);
  if (line === undefined && entity.sick !== true && !isRecent) return [];
  // It was written shortly before and its reader is not well since: that says as much as a line.
  const isShown = line !== undefined || (isRecent && entity.sick === true);
  const has = portsText(service);
  return [
    {
      key: `${host.where} ${name} ${port}`,
      since: changedAt(host.at),
      known: isShown ? 'shown' : 'suggested',
      claims: [
        claim(
          host.evidence,
          `${host.where} names ${name}, port ${port}`,
          `${host.where}의 값: ${name}, 포트 ${port}`,
        ),
        claim(evidenceOf(target, graph), `Service ${name} has port ${has}`, `서비스 ${name}의 포트: ${has}`),
        ...(line === undefined ? [] : [claim(line.evidence, quoted(line.text, 200))]),
      ],
      values: { place: host.where, service: name, port: String(port), has },
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
