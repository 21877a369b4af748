import { isPlainObject, type PlainObject } from '../reading/plain-json.js';

/**
 * The body of a piece of evidence without what its title says already: kind and name of the object, and its namespace
 * wherever the body names it again.
 * @param title such as `pod shop/cart-0` or `endpoints of service shop/cart`
 */
export const withoutTitle = (body: unknown, title: string): unknown => {
  const words = title.split(/[\s:,]+/);
  const namespace = words.find((word) => word.includes('/'))?.split('/')[0] ?? null;
  const named = isPlainObject(body) ? withoutName(body, words) : body;
  return namespace === null ? named : withoutNamespace(named, namespace);
};

const withoutName = (body: PlainObject, words: readonly string[]): PlainObject => {
  const { kind, metadata, ...others } = body;
  const isKindSaid = typeof kind === 'string' && (words.includes(kind.toLowerCase()) || kind === 'PodList');
  if (!isPlainObject(metadata)) return isKindSaid ? others : body;
  const { name, ...rest } = metadata;
  const path = typeof rest['namespace'] === 'string' ? `${rest['namespace']}/${String(name)}` : String(name);
  return {
    ...(kind !== undefined && !isKindSaid && { kind }),
    metadata: words.includes(path) ? rest : metadata,
    ...others,
  };
};

const withoutNamespace = (value: unknown, namespace: string): unknown => {
  if (Array.isArray(value)) return value.map((entry: unknown) => withoutNamespace(entry, namespace));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => key !== 'namespace' || member !== namespace)
      .map(([key, member]) => [key, withoutNamespace(member, namespace)]),
  );
};
