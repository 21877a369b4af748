import { z } from 'zod';
import { SecretFile, SecretFileUnreadable } from '../../transport/secret-file.js';

const isHttp = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol);
};

/** The address of a server, or of a webhook. */
export const httpAddress = z.string().refine(isHttp, 'must be an http or https URL');

export const filePath = z.string().min(1);

/** An address that may itself be the secret: in the file of routes, or in a file of its own. */
export const webhookAddress = {
  url: httpAddress.optional(),
  urlFile: filePath.optional(),
};

/** That one of the two must say where the webhook is. */
export const hasOneAddress = ({
  url,
  urlFile,
}: {
  readonly url?: string | undefined;
  readonly urlFile?: string | undefined;
}): boolean => (url === undefined) !== (urlFile === undefined);

export const ONE_ADDRESS = 'needs either url or urlFile';

/** @throws {SecretFileUnreadable} from the function that is returned */
export const addressIn = ({
  url,
  urlFile,
}: {
  readonly url?: string | undefined;
  readonly urlFile?: string | undefined;
}): (() => Promise<string>) => {
  if (urlFile === undefined) return () => Promise.resolve(url ?? '');
  const file = new SecretFile(urlFile, 'urlFile');
  return async () => {
    const address = await file.text();
    if (!isHttp(address)) throw new SecretFileUnreadable('the file of urlFile holds no http or https URL');
    return address;
  };
};
