import { z } from 'zod';

/** A value of an attribute; integers beyond a double's precision stay text. */
export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | readonly AttributeValue[]
  | { readonly [key: string]: AttributeValue };

export type Attributes = Readonly<Record<string, AttributeValue>>;

const MAX_DEPTH = 8;

/** Key and value as OTLP JSON writes them; the value is read by {@link attributesOf}. */
export const otlpAttribute = z.object({ key: z.string(), value: z.unknown().optional() });

type OtlpAttribute = z.infer<typeof otlpAttribute>;

const anyValue = z.object({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  doubleValue: z.union([z.string(), z.number()]).optional(),
  bytesValue: z.string().optional(),
  arrayValue: z.object({ values: z.array(z.unknown()).optional() }).optional(),
  kvlistValue: z.object({ values: z.array(otlpAttribute).optional() }).optional(),
});

const integer = (text: string | number): string | number => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : String(text);
};

const valueOf = (value: unknown, depth: number): AttributeValue => {
  const read = anyValue.safeParse(value ?? {});
  if (!read.success || depth > MAX_DEPTH) return null;
  const { stringValue, boolValue, intValue, doubleValue, bytesValue, arrayValue, kvlistValue } = read.data;
  if (intValue !== undefined) return integer(intValue);
  if (arrayValue) return (arrayValue.values ?? []).map((item) => valueOf(item, depth + 1));
  if (kvlistValue) return attributesOf(kvlistValue.values, depth + 1);
  return stringValue ?? boolValue ?? doubleValue ?? bytesValue ?? null; // NaN and infinities are text already
};

/** Attributes as one map: `{ key, value: { intValue: "3" } }` → `{ key: 3 }`. */
export const attributesOf = (list: readonly OtlpAttribute[] | undefined, depth = 0): Attributes =>
  Object.fromEntries((list ?? []).map(({ key, value }) => [key, valueOf(value, depth)]));
