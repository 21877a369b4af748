import type { ReadRefusal, SourceName } from '../transport/failed-answer.js';

const NO_TENANT = /^no org id\b/;

/** Some backends word a missing tenant as missing credentials: says which variable sets it. */
export const tenantRefusal =
  ({ name, prefix }: SourceName): ReadRefusal =>
  (statusCode, text) =>
    statusCode === 401 && NO_TENANT.test(text)
      ? {
          status: 'forbidden',
          reason: `${name} wants a tenant (${text.slice(0, 100).trim()}): set ${prefix}_TENANT_ID`,
        }
      : null;
