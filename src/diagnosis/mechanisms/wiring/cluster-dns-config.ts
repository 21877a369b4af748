import { bounded } from '../../../evidence/bounded-text.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf } from './callers.js';
import { changedAt, isWrittenWithin } from './written.js';

/** Written so shortly before an alert, it is suspect although nobody says that names are not found. */
const RECENT_MS = 6 * 60 * 60_000;

interface ConfigMap extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** What of a Corefile keeps the names of Services from being found, and for which zones. */
interface Hiding {
  readonly rule: string;
  readonly zones: string | null;
}

/** `template ANY ANY svc.cluster.local { … rcode NXDOMAIN … }`; without zones it is asked for every name. */
const TEMPLATE = /\btemplate\s+\S+\s+\S+([^{\n]*)\{([^}]*)\}/g;
const DENIAL = /\brcode\s+(NXDOMAIN|SERVFAIL|REFUSED|NOTIMP)\b/i;
const OF_CLUSTER = /cluster\.local|\bsvc\b|^\.?$/;

const denials = (corefile: string): readonly Hiding[] =>
  [...corefile.matchAll(TEMPLATE)].flatMap(([, zones = '', body = '']): readonly Hiding[] => {
    const denial = DENIAL.exec(body)?.[0];
    const match = /\bmatch\s+(.+)/.exec(body)?.[1] ?? '';
    const named = zones.trim();
    const hidesServices = OF_CLUSTER.test(named) && (named !== '' || match === '' || OF_CLUSTER.test(match));
    return denial === undefined || !hidesServices
      ? []
      : [{ rule: `template … ${denial}`, zones: named === '' ? null : named }];
  });

/** Names of the cluster that are asked under another name. */
const rewrites = (corefile: string): readonly Hiding[] =>
  [...corefile.matchAll(/^\s*(rewrite\s.*\bcluster\.local\b.*)$/gm)].map(([, line = '']) => ({
    rule: bounded(line, 120),
    zones: null,
  }));

/** A server for all names that does not ask Kubernetes at all. */
const withoutPlugin = (corefile: string): readonly Hiding[] =>
  /^\s*kubernetes\b/m.test(corefile) ? [] : [{ rule: 'no kubernetes plugin', zones: null }];

const withoutComments = (text: string): string => text.replaceAll(/#.*$/gm, '');

/** A Corefile of cluster DNS that answers, rewrites or does not know the names of Services. */
export const clusterDnsConfig = rule({
  mechanism: 'platform/dns-config',
  on: ['ConfigMap'],
  carries: DOWN,
  find: (entity, graph) => {
    const corefile = rawOf<ConfigMap>(entity)?.data?.['Corefile'];
    if (corefile === undefined || entity.ref.namespace !== 'kube-system') return [];
    const text = withoutComments(corefile);
    const [first] = [...denials(text), ...withoutPlugin(text), ...rewrites(text)];
    if (first === undefined) return [];
    const services = graph
      .sources(entity.key, 'reads config')
      .flatMap((pod) => graph.sources(pod.key, 'selects'))
      .filter(({ ref }) => ref.kind === 'Service');
    const callers = [...new Set(services)].flatMap((service) => callersOf(service, graph));
    const isBlamed = blameAmong(callers) !== null;
    if (!isBlamed && !isWrittenWithin(entity, graph, RECENT_MS)) return [];
    return [
      {
        since: changedAt(entity),
        known: isBlamed ? 'shown' : 'suggested',
        claims: [
          claim(evidenceOf(entity, graph), `Corefile: ${first.rule}`),
          ...blameClaims(callers.filter(({ blame }) => blame !== null)),
        ],
        values: { rule: first.rule, ...(first.zones !== null && { zones: first.zones }) },
      },
    ];
  },
});
