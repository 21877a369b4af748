/** A collection of the API, as far as its parts are names. */
interface CollectionName {
  readonly apiVersion: string;
  readonly plural: string;
  readonly namespace?: string | null;
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const PLURAL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const API_VERSION = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?v[a-z0-9]{1,62}$/;
const MAX_NAME_CHARACTERS = 253;

/** Whether the text can be the name of a namespace (a DNS label). */
export const isNamespaceName = (text: string): boolean => DNS_LABEL.test(text);

/** Whether the text can be the name of a node (a DNS subdomain). */
export const isNodeName = (text: string): boolean => DNS_SUBDOMAIN.test(text);

/**
 * Whether the text can be put into a path as the name of an object: whoever sends an alert chooses it, and escaping
 * alone would let `..` through.
 */
export const isObjectName = (text: string): boolean =>
  text.length > 0 &&
  text.length <= MAX_NAME_CHARACTERS &&
  text !== '.' &&
  text !== '..' &&
  text.isWellFormed() &&
  !/[/%?#\\\p{Cc}]/u.test(text);

const shown = (text: string): string => JSON.stringify(text.slice(0, MAX_NAME_CHARACTERS));

/** What is wrong with a collection's parts, in a sentence; `null` when nothing is. */
export const collectionProblem = ({ apiVersion, plural, namespace }: CollectionName): string | null => {
  if (!API_VERSION.test(apiVersion)) return `${shown(apiVersion)} is not an API version`;
  if (!PLURAL.test(plural)) return `${shown(plural)} is not the plural of a kind`;
  if (namespace !== undefined && namespace !== null) return namespaceProblem(namespace);
  return null;
};

/** What is wrong with a namespace's name, in a sentence; `null` when nothing is. */
export const namespaceProblem = (namespace: string): string | null =>
  isNamespaceName(namespace) ? null : `${shown(namespace)} is not the name of a namespace`;

/** What is wrong with an object's name, in a sentence; `null` when nothing is. */
export const nameProblem = (name: string): string | null =>
  isObjectName(name) ? null : `${shown(name)} is not the name of an object`;
