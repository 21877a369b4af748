import type { Pod, Service } from '../../../evidence/objects.js';
import { declaredPorts } from './service-pods.js';

type ServicePort = NonNullable<NonNullable<Service['spec']>['ports']>[number];

/** The port of a Service that a caller means: the one that it names, else the only one. */
export const portOf = ({ spec }: Service, asked: number | string | null): ServicePort | null => {
  const ports = spec?.ports ?? [];
  if (asked === null) return ports.length === 1 ? (ports[0] ?? null) : null;
  return ports.find(({ port, name }) => port === Number(asked) || name === asked) ?? null;
};

/** The port of a pod that a call through a Service goes to; `null` where that is not known. */
export const resolvedTarget = (service: Service, asked: number | string | null, pod: Pod): number | null => {
  const port = portOf(service, asked);
  if (port === null) return null;
  const { targetPort = port.port } = port;
  if (typeof targetPort === 'number') return targetPort;
  return declaredPorts(pod).find(({ name }) => name === targetPort)?.port ?? null;
};

/** `80 (http), 443`: the ports of a Service. */
export const portsText = ({ spec }: Service): string =>
  (spec?.ports ?? []).map(({ port, name }) => `${port}${name === undefined ? '' : ` (${name})`}`).join(', ');
