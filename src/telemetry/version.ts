import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** What headers, results and logs call this service. */
export const SERVICE_NAME = 'kuberca-agent';

/** The version of package.json. */
export const SERVICE_VERSION = manifest.version;
