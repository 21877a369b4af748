import type { Service } from '../../evidence/objects.js';

/** How the Services of a component that answers queries look. */
export interface ServiceSigns {
  /** The variable that takes its address. */
  readonly variable: string;
  /** Names that the component itself gives its Services, in charts and operators. */
  readonly names: RegExp;
  /** Values of `app.kubernetes.io/name` or `app`. */
  readonly apps: ReadonlySet<string>;
  /** Ports of its query API, the likeliest first. */
  readonly ports: readonly number[];
}

/** Parts of the same products that carry the name but do not answer queries. */
const NOT_A_QUERY_API =
  /(exporter|alertmanager|operator|webhook|node|kube-state|adapter|pushgateway|blackbox|headless|memberlist|distributor|ingester|compactor|ruler|canary|cache|store|sidecar|metrics-generator|querier-)/;

const appOf = ({ metadata }: Service): string =>
  metadata.labels?.['app.kubernetes.io/name'] ?? metadata.labels?.['app'] ?? '';

const likelyPort = (service: Service, { ports }: ServiceSigns): number | null => {
  const offered = (service.spec?.ports ?? [])
    .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
    .map(({ port }) => port);
  return ports.find((port) => offered.includes(port)) ?? null;
};

/** How much speaks for a Service: its name and its label together more than one of them; 0 = nothing. */
const scoreOf = (service: Service, { names, apps }: ServiceSigns): number =>
  Number(names.test(service.metadata.name)) * 2 + Number(apps.has(appOf(service)));

/**
 * URLs of the Services that are likely a backend, by well-known names, labels and ports; the likeliest first, at most
 * `limit`. Nothing is asked of them.
 */
export const likelyServices = (
  signs: ServiceSigns,
  services: readonly Service[],
  limit = 3,
): readonly string[] =>
  services
    .filter(({ metadata }) => !NOT_A_QUERY_API.test(metadata.name))
    .map((service) => ({ service, score: scoreOf(service, signs), port: likelyPort(service, signs) }))
    .filter(({ score, port }) => score > 0 && port !== null)
    .toSorted(
      (a, b) => b.score - a.score || a.service.metadata.name.localeCompare(b.service.metadata.name, 'en'),
    )
    .slice(0, limit)
    .map(
      ({ service: { metadata }, port }) =>
        `http://${metadata.name}.${metadata.namespace ?? 'default'}.svc:${port}`,
    );
