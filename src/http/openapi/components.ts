import { z } from 'zod';

type Json = Readonly<Record<string, unknown>>;

/** Name of a schema under `components`. @throws {TypeError} for one without an id, which is a defect */
export const componentName = (schema: z.ZodType): string => {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new TypeError('a body of the API needs a name: .meta({ id })');
  return id;
};

/** A body as a caller may send it; zod leaves examples out of what it reads and changes. */
export const exampleOf = (schema: z.ZodType): unknown =>
  (z.globalRegistry.get(schema)?.['examples'] as readonly unknown[] | undefined)?.[0];

export const componentReference = (name: string): string => `#/components/schemas/${name}`;

/** A component needs neither a dialect nor an address of its own, and refers to its neighbours under the document. */
const asComponent = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(asComponent);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (key === '$schema' || key === '$id' || (key === 'id' && typeof value === 'string')) return [];
      if (key === '$ref' && typeof value === 'string')
        return [[key, value.replace('#/$defs/', componentReference(''))]];
      return [[key, asComponent(value)]];
    }),
  );
};

/** The schemas and every named one that they are made of, by name, as callers send them or as they receive them. */
export const componentsOf = (schemas: readonly z.ZodType[], io: 'input' | 'output'): Json => {
  if (schemas.length === 0) return {};
  const all = z.toJSONSchema(z.array(z.union([...new Set(schemas), z.null()])), {
    io,
    unrepresentable: 'any',
    // Fields may be added to a response without notice.
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return asComponent(all.$defs ?? {}) as Json;
};
