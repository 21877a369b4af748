import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { invalidFields } from './errors/invalid-fields.js';
import { InvalidRequest } from './errors/invalid-request.js';

/**
 * Reads a request body by its schema: `@Body(new BodyOf(schema))`. Nest's own schema pipe hands its error factory the
 * issues without the body, from which an absent field cannot be told from one of the wrong type.
 */
export class BodyOf<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  /** @throws {InvalidRequest} naming every wrong field */
  transform(body: unknown): T {
    const result = this.schema.safeParse(body);
    if (result.success) return result.data;
    throw new InvalidRequest(invalidFields(result.error.issues, body));
  }
}
