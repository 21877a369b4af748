import type { KubeObject } from '../../../evidence/objects.js';

/**
 * The parts of Istio's networking resources that are read; unknown until looked at, as nothing checks them for us.
 * Source: https://istio.io/latest/docs/reference/config/networking/, networking.istio.io/v1 and v1beta1.
 */
export interface IstioObject extends KubeObject {
  readonly spec?: Readonly<Record<string, unknown>>;
}

export const ISTIO_PLURALS = ['virtualservices', 'destinationrules', 'serviceentries'] as const;
export type IstioPlural = (typeof ISTIO_PLURALS)[number];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const hostIn = (value: unknown): readonly string[] =>
  isRecord(value) && typeof value['host'] === 'string' ? [value['host']] : [];

/** Hosts that the routes of a VirtualService send to: destinations and mirrors. */
const destinationsOf = (spec: Readonly<Record<string, unknown>>): readonly string[] =>
  ['http', 'tcp', 'tls']
    .flatMap((protocol) => records(spec[protocol]))
    .flatMap((route) => [
      ...records(route['route']).flatMap(({ destination }) => hostIn(destination)),
      ...records(route['mirrors']).flatMap(({ destination }) => hostIn(destination)),
      ...hostIn(route['mirror']),
    ]);

/** Every host that a resource is about, as it writes them: short, qualified or with a wildcard. */
export const hostsOf = (plural: IstioPlural, { spec = {} }: IstioObject): readonly string[] => {
  switch (plural) {
    case 'virtualservices':
      return [...texts(spec['hosts']), ...destinationsOf(spec)];
    case 'destinationrules':
      return hostIn(spec);
    case 'serviceentries':
      return texts(spec['hosts']);
  }
};

/** Whether a ServiceEntry's workloadSelector picks a pod's labels. */
export const selectsWorkload = (
  { spec = {} }: IstioObject,
  labels: Readonly<Record<string, string>> | undefined,
): boolean => {
  const selector = isRecord(spec['workloadSelector']) ? spec['workloadSelector']['labels'] : undefined;
  const wanted = isRecord(selector) ? Object.entries(selector) : [];
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value);
};
