import { Query, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { invalidFields } from './errors/invalid-fields.js';
import { InvalidRequest } from './errors/invalid-request.js';

/** Reads a query by its schema. */
class QueryOf<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  /** @throws {InvalidRequest} naming every wrong parameter */
  transform(query: unknown): T {
    const result = this.schema.safeParse(query);
    if (result.success) return result.data;
    throw new InvalidRequest(invalidFields(result.error.issues, query, 'query'));
  }
}

const QUERY_SCHEMA = Symbol('schema of the query');

/** Parameter of a handler that takes a query: `@QueryBy(schema) query: z.output<typeof schema>`. The API description reads it from here. */
export const QueryBy =
  (schema: z.ZodObject): ParameterDecorator =>
  (controller, name, index) => {
    Query(new QueryOf(schema))(controller, name, index);
    if (name !== undefined) Reflect.defineMetadata(QUERY_SCHEMA, schema, controller, name);
  };

/** The schema of the query that a handler takes; `null` when it takes none. */
export const querySchemaOf = (controller: object, handler: string): z.ZodObject | null =>
  (Reflect.getMetadata(QUERY_SCHEMA, controller, handler) as z.ZodObject | undefined) ?? null;
