import type { ApiResource } from '../client/discovery.js';
import { collectionProblem } from '../../../evidence/object-names.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { CollectionRef } from '../reader.js';
import { namespace, text } from '../../../tools/parameters.js';
import type { ClusterToolContext } from './cluster-tool.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';

/** The parameters that name a kind. */
export const kindParameters = {
  namespace,
  api_version: text('`v1`, or `group/version` such as `apps/v1`.'),
  resource: text('Plural of the kind in lower case, such as `deployments`.'),
};

export interface KindArgs {
  readonly namespace: string;
  readonly api_version: string;
  readonly resource: string;
}

/** Below a namespace's own path these are parts of the namespace, not kinds in it. */
const PARTS_OF_A_NAMESPACE: ReadonlySet<string> = new Set(['status', 'finalize']);
/** Most kinds named when none fits. */
const KINDS_NAMED = 60;

/**
 * The collection that a call names (docs/tool-results.md "Rules for all tools").
 * @throws {ToolError} before any request, for what no path may hold; sub-resources among them
 */
const collectionOf = ({ namespace, api_version: apiVersion, resource }: KindArgs): CollectionRef => {
  const plural = resource.toLowerCase();
  if (plural.includes('/')) throw new ToolError('invalid', 'sub-resources cannot be read');
  const collection = { apiVersion, plural, namespace };
  const problem = collectionProblem(collection);
  if (problem !== null) throw new ToolError('invalid', problem);
  if (PARTS_OF_A_NAMESPACE.has(plural)) throw new ToolError('invalid', 'sub-resources cannot be read');
  return collection;
};

/** Whether a model that wrote `word` meant this kind: its name, singular or short name. */
const isMeant = (word: string, { name, singularName, kind, shortNames }: ApiResource): boolean =>
  [name, singularName, kind.toLowerCase(), ...shortNames].includes(word);

const unknownKind = ({ apiVersion, plural }: CollectionRef, kinds: readonly ApiResource[]): ToolError => {
  const named = kinds
    .filter(({ namespaced }) => namespaced)
    .map(({ name }) => name)
    .slice(0, KINDS_NAMED);
  return new ToolError('invalid', `${apiVersion} has no resource "${plural}"; it has: ${named.join(', ')}`);
};

const notNamespaced = ({ name }: ApiResource): ToolError =>
  new ToolError(
    'invalid',
    `${name} lie in no namespace, and this tool reads what lies in one${name === 'nodes' ? '; use get_node_status' : ''}`,
  );

/** The plural to ask for instead, or what is wrong with the one that was asked for; `null` for neither. */
const corrected = async (
  collection: CollectionRef,
  { kubernetes, signal }: ClusterToolContext,
): Promise<string | null> => {
  const kinds = await kubernetes.resources(collection.apiVersion, signal);
  if (kinds.status === 'absent') valueOf(kinds);
  if (kinds.status !== 'ok') return null;
  const meant = kinds.value.find((kind) => isMeant(collection.plural, kind));
  if (meant === undefined) throw unknownKind(collection, kinds.value);
  if (!meant.namespaced) throw notNamespaced(meant);
  return meant.name === collection.plural ? null : meant.name;
};

/** An unknown kind is absent, or forbidden to who may not read everything. */
const mayBeMisnamed = ({ status }: ReadOutcome<unknown>): boolean =>
  status === 'absent' || status === 'forbidden';

/**
 * Reads by kind. Where nothing is found, what the cluster serves decides why: a kind named by its singular or short name
 * is read by its plural, an unknown one is answered with those there are.
 * @throws {ToolError}
 */
export const readByKind = async <T>(
  args: KindArgs,
  context: ClusterToolContext,
  read: (collection: CollectionRef) => Promise<ReadOutcome<T>>,
): Promise<T> => {
  const collection = collectionOf(args);
  const first = await read(collection);
  if (!mayBeMisnamed(first)) return valueOf(first);
  const plural = await corrected(collection, context);
  return valueOf(plural === null ? first : await read({ ...collection, plural }));
};
