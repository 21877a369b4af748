import type { CollectionRef, KubernetesReader } from '../reader.js';
import type { Journal } from './journal.js';

/** Most objects of a kind in a namespace; with more, only those that the analysis read are recorded. */
export const MAX_OBJECTS_PER_KIND = 500;

/** Kinds recorded whole in each namespace, and why the others are not. */
export interface CompleteKinds {
  /** As `snapshot.json` names them: `apps/v1/deployments`. */
  readonly kinds: readonly string[];
  readonly incomplete: readonly { readonly kind: string; readonly why: string }[];
}

const nameOf = ({ apiVersion, plural }: CollectionRef): string => `${apiVersion}/${plural}`;

/** Names and times of Secrets that nobody asked about are left alone. */
const mayBeListed = ({ plural }: CollectionRef): boolean => plural !== 'secrets';

/**
 * Lists the kinds of which the analysis read something, so that whoever replays it can ask about their other objects.
 * A kind counts as complete when it could be listed in all of the namespaces.
 * @param reader one that does not write into the journal
 */
export const completeKinds = async (
  reader: Pick<KubernetesReader, 'list'>,
  journal: Journal,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<CompleteKinds> => {
  const asked = namespaces.flatMap((namespace) => journal.collectionsIn(namespace)).filter(mayBeListed);
  const byName = new Map(asked.map((ref) => [nameOf(ref), ref]));
  const kinds: string[] = [];
  const incomplete: { kind: string; why: string }[] = [];
  for (const [kind, ref] of byName) {
    const why = await listEverywhere(reader, journal, ref, namespaces, signal);
    if (why === null) kinds.push(kind);
    else incomplete.push({ kind, why });
  }
  return { kinds, incomplete };
};

/** @returns why not all could be had; `null` when they could */
const listEverywhere = async (
  reader: Pick<KubernetesReader, 'list'>,
  journal: Journal,
  ref: CollectionRef,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<string | null> => {
  for (const namespace of namespaces) {
    const collection = { ...ref, namespace };
    const metadataOnly = ref.plural === 'configmaps';
    const list = { ...collection, metadataOnly, limit: MAX_OBJECTS_PER_KIND + 1 };
    const read = await reader.list(list, signal);
    if (read.status === 'absent') continue; // not served here: there is none
    if (read.status !== 'ok') return `${read.status}: ${read.reason}`;
    if (read.value.length > MAX_OBJECTS_PER_KIND) {
      return `more than ${MAX_OBJECTS_PER_KIND} in namespace ${namespace}: only what the analysis read`;
    }
    for (const object of read.value) journal.objects.keep(collection, object);
  }
  return null;
};
