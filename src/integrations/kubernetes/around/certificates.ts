import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { referencedConfig } from '../changes/referenced-config.js';
import { valueOf } from '../../../evidence/reading.js';
import { leadingTo, listIngresses } from './ingresses.js';
import { trouble, unread, type Place, type Surrounding } from './surrounding.js';

const READ_LIMIT = 200;
const SHOWN = 10;
/** cert-manager renews long before this is left. */
const EXPIRES_SOON_MS = 3 * 24 * 60 * 60_000;

/** The parts of a Certificate (cert-manager.io/v1) that are read. */
interface Certificate extends KubeObject {
  readonly spec?: { readonly secretName?: string; readonly dnsNames?: readonly string[] };
  readonly status?: {
    readonly notAfter?: string;
    readonly renewalTime?: string;
    readonly conditions?: readonly Condition[];
  };
}

const readyOf = ({ status }: Certificate): Condition | undefined =>
  status?.conditions?.find(({ type }) => type === 'Ready');

const isWrong = (certificate: Certificate, now: Date): boolean => {
  const left = Date.parse(certificate.status?.notAfter ?? '') - now.getTime();
  return readyOf(certificate)?.status === 'False' || left < EXPIRES_SOON_MS;
};

const row = (certificate: Certificate) => ({
  name: certificate.metadata.name,
  secret: certificate.spec?.secretName,
  dnsNames: certificate.spec?.dnsNames?.slice(0, 10),
  notAfter: certificate.status?.notAfter,
  renewalTime: certificate.status?.renewalTime,
  ready: readyOf(certificate)?.status,
  message: readyOf(certificate)?.message,
});

/** Secrets whose certificates the target shows or uses: those its pod mounts, and those of the Ingresses to its Service. */
const secretsOf = async ({ reader, namespace, parts }: Place): Promise<ReadonlySet<string>> => {
  const [list, chosen, found] = await Promise.all([
    listIngresses(reader, namespace),
    parts.chosen,
    parts.service,
  ]);
  const [pod, service] = [valueOf(chosen), valueOf(found)?.metadata.name];
  const leading = service === undefined ? [] : leadingTo(valueOf(list) ?? [], service);
  return new Set([
    ...(pod === null ? [] : referencedConfig(pod.spec).secrets),
    ...leading.flatMap(({ spec }) => (spec?.tls ?? []).flatMap(({ secretName }) => secretName ?? [])),
  ]);
};

/** When the certificates that touch the target expire, as cert-manager tells it; TLS Secrets are not read. */
export const certificates = async (place: Place): Promise<Surrounding> => {
  const name = 'certificates';
  const { reader, namespace } = place;
  const secrets = await secretsOf(place);
  if (secrets.size === 0) return { name };
  const title = `certificates of namespace ${namespace}`;
  const call = await reader.list<Certificate>({
    apiVersion: 'cert-manager.io/v1',
    plural: 'certificates',
    namespace,
    limit: READ_LIMIT,
  });
  const { outcome } = call;
  if (outcome.status !== 'ok') return unread(name, title, outcome);
  const touching = outcome.value.filter(({ spec }) => secrets.has(spec?.secretName ?? '')).slice(0, SHOWN);
  const wrong = touching.filter((certificate) => isWrong(certificate, reader.now()));
  return {
    name,
    ...(touching.length > 0 && { calm: touching.map(row) }),
    ...(wrong.length > 0 && {
      trouble: trouble(call, 'certificates that expire soon or are not ready', wrong.map(row)),
    }),
  };
};
