import type { ReadableLabels } from '../readable-labels.js';
import { hostIn, serviceAddress, withoutPort, type ServiceAddress } from './cluster-address.js';
import type { Exporter } from './exporters.js';

/** Labels that hold the address of the far end of a request, in whatever exporter or proxy says it. */
const FAR_ENDS = [
  'destination_service',
  'authority',
  'envoy_cluster_name',
  'cluster_name',
  'upstream',
  'backend',
  'exported_service',
  'service',
];
/** Labels that hold the address that a probe or an exporter asks. */
const ASKED = [
  'target',
  'url',
  'instance',
  'server',
  'addr',
  'address',
  'server_address',
  'http_url',
  'ingress_host',
];

const firstAddress = (labels: ReadableLabels, names: readonly string[]): ServiceAddress | null =>
  names.map((name) => serviceAddress(labels.get(name) ?? '')).find((found) => found !== null) ?? null;

/** The Service at the far end of what is measured, by its address inside the cluster. */
export const farEnd = (labels: ReadableLabels): ServiceAddress | null => firstAddress(labels, FAR_ENDS);

/** The Service that a probe or an exporter asks, by its address inside the cluster. */
export const askedService = (labels: ReadableLabels): ServiceAddress | null => firstAddress(labels, ASKED);

/** The host outside of the cluster that a probe asks; `null` when the alert comes from no probe. */
export const probedHost = (labels: ReadableLabels, scraper: Exporter | null): string | null => {
  const addresses = ['target', 'url', 'instance', 'host'].flatMap((name) => labels.get(name) ?? []);
  const isProbe = scraper?.about === 'endpoint' || addresses.some((text) => /^https?:\/\//i.test(text));
  return isProbe ? (addresses.map(hostIn).find((host) => host !== null) ?? null) : null;
};

/** Ports on which nodes are scraped: node-exporter, windows-exporter, kubelet. */
const NODE_PORT = /:(?:9100|9182|10250)$/;
/** Names of rules about nodes: `NodeFilesystemSpaceFillingUp`, `HostOutOfMemory`. */
const NODE_ALERT = /^(?:Node|Host)[A-Z]/;

/** The address of a node's exporter, if the alert is about what it is scraped from; `null` else. */
export const nodeInstance = (
  labels: ReadableLabels,
  scraper: Exporter | null,
  alone: boolean,
): string | null => {
  const instance = labels.get('instance');
  if (instance === null || withoutPort(instance) === '' || /[/@\s]/.test(instance)) return null;
  if (serviceAddress(instance) !== null) return null;
  if (scraper?.about === 'node' || scraper?.about === 'kubelet') return instance;
  const looksSo = NODE_PORT.test(instance) || NODE_ALERT.test(labels.get('alertname') ?? '');
  return alone && scraper === null && looksSo ? instance : null;
};
