import { Body, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { invalidFields } from './errors/invalid-fields.js';
import { InvalidRequest } from './errors/invalid-request.js';

/**
 * Reads a request body by its schema. Nest's own schema pipe hands its error factory the issues without the body, from
 * which an absent field cannot be told from one of the wrong type.
 */
class BodyOf<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  /** @throws {InvalidRequest} naming every wrong field */
  transform(body: unknown): T {
    const result = this.schema.safeParse(body);
    if (result.success) return result.data;
    throw new InvalidRequest(invalidFields(result.error.issues, body));
  }
}

const BODY_SCHEMA = Symbol('schema of the body');

/**
 * Parameter of a handler that takes a body: `@JsonBody(schema) body: z.output<typeof schema>`. The API description reads the
 * schema from here.
 */
export const JsonBody =
  (schema: z.ZodType): ParameterDecorator =>
  (controller, name, index) => {
    Body(new BodyOf(schema))(controller, name, index);
    if (name !== undefined) Reflect.defineMetadata(BODY_SCHEMA, schema, controller, name);
  };

/** The schema of the body that a handler takes; `null` when it takes none. */
export const bodySchemaOf = (controller: object, handler: string): z.ZodType | null =>
  (Reflect.getMetadata(BODY_SCHEMA, controller, handler) as z.ZodType | undefined) ?? null;
