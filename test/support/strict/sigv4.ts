import { createHash, createHmac } from 'node:crypto';
import type { StrictRequest } from './strict-server.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Each octet that is not unreserved, as AWS wants it. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly region: string;
  readonly service: string;
}

/**
 * What is wrong with a request's signature (AWS Signature Version 4), computed anew from the request as it arrived;
 * `null` when nothing is.
 */
export const signatureFault = (
  { path, headers, raw }: StrictRequest,
  { accessKeyId, secretAccessKey, sessionToken, region, service }: Signer,
): string | null => {
  const told = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  );
  if (told === null) return 'Missing Authentication Token';
  const [, credential = '', signed = '', signature] = told;
  const time = String(headers['x-amz-date']);
  const scope = [time.slice(0, 8), region, service, 'aws4_request'].join('/');
  if (credential !== `${accessKeyId}/${scope}`) return `Credential ${credential} is not of ${scope}`;
  if (headers['x-amz-security-token'] !== sessionToken)
    return 'The security token included in the request is invalid';
  const names = signed.split(';');
  if (!['host', 'x-amz-date', 'x-amz-security-token'].every((name) => names.includes(name))) {
    return `${signed} leaves out what must be signed`;
  }
  const [pathname = '', query = ''] = path.split('?');
  const canonical = [
    'POST',
    pathname.split('/').map(escaped).join('/'),
    query.split('&').toSorted().join('&'),
    ...names.map((name) => `${name}:${String(headers[name]).trim().replaceAll(/\s+/g, ' ')}`),
    '',
    signed,
    sha256(raw),
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature
    ? null
    : 'The request signature we calculated does not match the signature you provided.';
};
