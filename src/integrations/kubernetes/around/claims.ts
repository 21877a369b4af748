import type { Condition, KubeObject, Pod } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import { trouble, unread, type Place, type Surrounding } from './surrounding.js';

const MAX_CLAIMS = 10;

interface Claim extends KubeObject {
  readonly spec?: {
    readonly storageClassName?: string;
    readonly accessModes?: readonly string[];
    readonly volumeName?: string;
    readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
  };
  readonly status?: {
    readonly phase?: string;
    readonly capacity?: Readonly<Record<string, string>>;
    readonly conditions?: readonly Condition[];
  };
}

/** Names of the claims that a pod mounts; an ephemeral volume's claim is named after pod and volume. */
export const claimNames = ({ metadata, spec }: Pod): readonly string[] =>
  (spec.volumes ?? []).flatMap((volume) => {
    if (volume['ephemeral'] !== undefined) return [`${metadata.name}-${volume.name}`];
    return volume.persistentVolumeClaim?.claimName ?? [];
  });

const row = ({ metadata, spec, status }: Claim) => ({
  name: metadata.name,
  phase: status?.phase,
  storageClass: spec?.storageClassName,
  volume: spec?.volumeName,
  accessModes: spec?.accessModes,
  requested: spec?.resources?.requests?.['storage'],
  capacity: status?.capacity?.['storage'],
  conditions: status?.conditions,
  deletedAt: metadata.deletionTimestamp,
});

const isWrong = ({ metadata, status }: Claim): boolean =>
  status?.phase !== 'Bound' ||
  metadata.deletionTimestamp !== undefined ||
  (status?.conditions ?? []).length > 0;

const readClaim = async (reader: CaseReader, namespace: string, name: string, waiting: boolean) => {
  const [call, events] = await Promise.all([
    reader.get<Claim>({ apiVersion: 'v1', plural: 'persistentvolumeclaims', namespace, name }),
    // Only a pod that does not start yet may wait for its volumes.
    waiting ? reader.events({ namespace, kind: 'PersistentVolumeClaim', name }) : null,
  ]);
  return { name, call, said: (valueOf(events) ?? []).slice(0, 3).map(({ message }) => message) };
};

type Read = Awaited<ReturnType<typeof readClaim>>;

const shown = ({ name, call, said }: Read): Readonly<Record<string, unknown>> => {
  const claim = valueOf<Claim>(call);
  const told = said.length > 0 ? { events: said } : {};
  return claim === null ? { name, phase: 'does not exist', ...told } : { ...row(claim), ...told };
};

const wrong = ({ call }: Read): boolean => {
  const claim = valueOf<Claim>(call);
  return claim === null || isWrong(claim);
};

const firstFailed = (read: readonly Read[]): Call<Claim> | undefined =>
  read.map(({ call }) => call).find(({ outcome: { status } }) => status !== 'ok' && status !== 'absent');

/** The volume claims that the target's pod mounts. */
export const claims = async ({ reader, namespace, parts }: Place): Promise<Surrounding> => {
  const name = 'volumeClaims';
  const pod = valueOf(await parts.chosen);
  const names = pod === null ? [] : [...new Set(claimNames(pod))].slice(0, MAX_CLAIMS);
  if (pod === null || names.length === 0) return { name };
  const waiting = pod.status?.phase === 'Pending';
  const read = await Promise.all(names.map((claim) => readClaim(reader, namespace, claim, waiting)));
  const title = `volume claims of pod ${namespace}/${pod.metadata.name}`;
  const failed = firstFailed(read);
  if (failed !== undefined && failed.outcome.status !== 'ok') return unread(name, title, failed.outcome);
  const [first] = read;
  const body = read.map(shown);
  return first !== undefined && read.some(wrong)
    ? { name, trouble: trouble(first.call, `${title}: not all are bound and whole`, body) }
    : { name, calm: body };
};
