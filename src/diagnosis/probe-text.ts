import type { Container, Probe } from '../evidence/objects.js';

export type ProbeKind = 'liveness' | 'startup' | 'readiness';

export const probeOf = (spec: Container | null, kind: ProbeKind): Probe | null => {
  if (!spec) return null;
  const probes = { liveness: spec.livenessProbe, startup: spec.startupProbe, readiness: spec.readinessProbe };
  return probes[kind] ?? null;
};

/** Where a probe looks, such as `HTTP GET /readyz on port 8080`; `null` for a probe of unknown form. */
export const probeText = (probe: Probe | null): string | null => {
  if (probe?.httpGet) {
    const { scheme, path, port } = probe.httpGet;
    return `${scheme === 'HTTPS' ? 'HTTPS' : 'HTTP'} GET ${path ?? '/'} on port ${port}`;
  }
  if (probe?.tcpSocket) return `TCP connect to port ${probe.tcpSocket.port}`;
  if (probe?.grpc) return `gRPC health check on port ${probe.grpc.port}`;
  if (probe?.exec) return `command ${(probe.exec.command ?? []).join(' ').slice(0, 120)}`;
  return null;
};

const portOf = (probe: Probe): number | string | null =>
  probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port ?? null;

/** The port of a probe that the container does not declare, while it declares others: often a typing error. */
export const undeclaredPort = (spec: Container | null, probe: Probe | null): number | string | null => {
  const port = probe ? portOf(probe) : null;
  const ports = spec?.ports ?? [];
  if (port === null || ports.length === 0) return null;
  return ports.some((each) => each.containerPort === port || each.name === port) ? null : port;
};

const DEFAULTS = { failureThreshold: 3, periodSeconds: 10, timeoutSeconds: 1 };

/** How patient a probe is. Defaults: the API's. */
export const patience = (probe: Probe): string => {
  const { failureThreshold, periodSeconds, timeoutSeconds, initialDelaySeconds } = { ...DEFAULTS, ...probe };
  return `failureThreshold ${failureThreshold}, periodSeconds ${periodSeconds}, timeoutSeconds ${timeoutSeconds}, initialDelaySeconds ${initialDelaySeconds ?? 0}`;
};
