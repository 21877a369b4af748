import type { Alert } from '../alerts/alert.js';
import { firingAlert } from '../alerts/firing-alert.js';
import type { KindFound } from '../integrations/kubernetes/named/known-kinds.js';
import { knownKind, servedKind } from '../integrations/kubernetes/named/known-kinds.js';
import { alertAbout } from '../integrations/kubernetes/named/object-alert.js';
import type { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { NotAnswered } from './not-answered.js';
import type { Subject } from './tools/subject.js';

/** Kinds that are named when none fits. */
const KINDS_NAMED = 40;

const kindMeant = async (reader: KubernetesReader, word: string, signal: AbortSignal): Promise<KindFound> => {
  const known = knownKind(word);
  if (known !== null) return known;
  const served = await reader.kinds(signal);
  if (served.status !== 'ok')
    throw new NotAnswered(`the kinds of the cluster cannot be read: ${served.reason}`);
  const found = servedKind(word, served.value);
  if (found !== null) return found;
  const names = [...new Set(served.value.map(({ name }) => name))].toSorted().slice(0, KINDS_NAMED);
  throw new NotAnswered(`this cluster has no kind "${word}"; there are ${names.join(', ')}`);
};

/**
 * The alert that an assistant asks about: its labels as they are, or one on an object that is named.
 * @throws {NotAnswered} when there is no such kind or object, or it cannot be read
 */
export const askedAlert = async (
  reader: KubernetesReader,
  { kind: word, name, namespace, labels }: Subject,
  signal: AbortSignal,
): Promise<Alert> => {
  if (labels !== undefined)
    return firingAlert({ ...(namespace !== undefined && { namespace }), ...labels }, reader.now());
  if (word === undefined || name === undefined)
    throw new NotAnswered('say what it is about: kind and name of an object, or the labels of an alert');
  const kind = await kindMeant(reader, word, signal);
  if (kind.namespaced && namespace === undefined)
    throw new NotAnswered(`namespace must say where ${kind.kind} ${name} is`);
  const place = kind.namespaced ? (namespace ?? null) : null;
  const { apiVersion, plural } = kind;
  const object = await reader.get({ apiVersion, plural, namespace: place, name, metadataOnly: true }, signal);
  if (object.status !== 'ok') throw new NotAnswered(`${kind.kind} ${name}: ${object.reason}`);
  return alertAbout(kind, { name, namespace: place }, reader.now());
};
