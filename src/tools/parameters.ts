import { z } from 'zod';
import { isNamespaceName, isObjectName } from '../evidence/object-names.js';

/**
 * Text as a parameter, trimmed.
 * @param about for the model
 */
export const text = (about: string) => z.string().trim().min(1, 'must not be empty').describe(about);

/** The same, left out or `null`. */
export const optionalText = (about: string) =>
  z
    .string()
    .trim()
    .nullish()
    .transform((value) => value || null)
    .describe(about);

/** A namespace's name; refused before any request when no path may hold it. */
export const namespace = z
  .string()
  .trim()
  .refine(isNamespaceName, 'is not the name of a namespace')
  .describe('Namespace.');

/** An object's name; refused before any request when no path may hold it. */
export const objectName = (about: string) =>
  z.string().trim().refine(isObjectName, 'is not the name of an object').describe(about);

/** Whole numbers outside the bounds are not refused but moved to the nearest bound. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly about: string;
}

const clamp = (value: number, { min, max }: Bounds): number =>
  Math.min(max, Math.max(min, Math.trunc(value)));

const shown = ({ min, max }: Bounds) => ({ type: 'integer', minimum: min, maximum: max }) as const;

/** A whole number within bounds, with a default. */
export const limit = (bounds: Bounds & { readonly fallback: number }) =>
  z
    .number()
    .meta(shown(bounds))
    .nullish()
    .transform((value) => clamp(value ?? bounds.fallback, bounds))
    .describe(`${bounds.about} Default ${bounds.fallback}, ${bounds.min} to ${bounds.max}.`);

/** A whole number within bounds, or `null` when left out. */
export const optionalLimit = (bounds: Bounds) =>
  z
    .number()
    .meta(shown(bounds))
    .nullish()
    .transform((value) => (value === null || value === undefined ? null : clamp(value, bounds)))
    .describe(`${bounds.about} ${bounds.min} to ${bounds.max}.`);

/** A switch that is off when left out. */
export const optionalFlag = (about: string) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? false)
    .describe(about);
