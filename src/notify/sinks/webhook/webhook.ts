import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { SecretFile } from '../../../transport/secret-file.js';
import { addressIn, filePath, hasOneAddress, ONE_ADDRESS, webhookAddress } from '../address.js';
import { type Sink, sinkKind, type SinkTools } from '../sink.js';
import { failureOfWire, withSecrets } from '../wire.js';
import { filled } from './template.js';

/** Longest template, in characters. */
const MAX_TEMPLATE = 16_384;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Names of headers that are the wire's own. */
const OWN = /^(?:host|connection|content-length|content-type|transfer-encoding|webhook-.*|idempotency-key)$/i;

const settings = z
  .strictObject({
    kind: z.literal('webhook'),
    ...webhookAddress,
    /** Signs each message, as Standard Webhooks does. */
    secretFile: filePath.optional(),
    bearerTokenFile: filePath.optional(),
    headers: z
      .record(
        z
          .string()
          .regex(/^[\w-]+$/)
          .refine((name) => !OWN.test(name), 'is a header of the wire itself'),
        z.string().regex(/^[\x20-\x7e]*$/, 'must be printable ASCII'),
      )
      .default({}),
    /** Of JSON; the whole notice where there is none. */
    template: z
      .string()
      .max(MAX_TEMPLATE)
      .refine((text) => isJson(filled(text, {})), 'must be JSON once its {{places}} are filled')
      .optional(),
    /** `people`: told together in a storm, at most so often, and not in quiet hours. */
    readers: z.enum(['people', 'machines']).default('machines'),
  })
  .refine(hasOneAddress, ONE_ADDRESS);

/** A secret of Standard Webhooks begins with this, and is base64 then. */
const ENCODED = 'whsec_';

const keyOf = (secret: string): Buffer =>
  secret.startsWith(ENCODED)
    ? Buffer.from(secret.slice(ENCODED.length), 'base64')
    : Buffer.from(secret, 'utf8');

/**
 * Headers by which a receiver knows a message again, when it was made, and, with a secret, from whom it is
 * (docs/notify.md "For machines").
 */
const signed = async (
  secret: SecretFile | null,
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): Promise<Readonly<Record<string, string>>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'idempotency-key': id,
  ...(secret !== null && {
    'webhook-signature': `v1,${createHmac('sha256', keyOf(await secret.text()))
      .update(`${id}.${seconds}.${body}`)
      .digest('base64')}`,
  }),
});

const open = (
  { secretFile, bearerTokenFile, headers, template, readers, ...where }: z.output<typeof settings>,
  { wire, masker }: SinkTools,
): Sink => {
  const address = addressIn(where);
  const secret = secretFile === undefined ? null : new SecretFile(secretFile, 'secretFile');
  const token = bearerTokenFile === undefined ? null : new SecretFile(bearerTokenFile, 'bearerTokenFile');
  return {
    edits: false,
    isIdempotent: true,
    readers,
    tell: ({ notice, id }, signal) =>
      withSecrets(async () => {
        const body =
          template === undefined
            ? JSON.stringify(notice.value)
            : masker.derive(notice, (told) => filled(template, told)).value;
        const seconds = Math.floor(Date.now() / 1000);
        const answer = await wire.send(
          {
            method: 'POST',
            url: await address(),
            body,
            headers: {
              ...headers,
              'content-type': 'application/json; charset=utf-8',
              ...(await signed(secret, { id, seconds, body })),
              ...(token !== null && { authorization: `Bearer ${await token.text()}` }),
            },
          },
          signal,
        );
        return failureOfWire(answer) ?? { kind: 'told', story: null };
      }),
  };
};

export const webhook = sinkKind('webhook', settings, open);
