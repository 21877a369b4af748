const ID = /^[a-zA-Z0-9_-]+$/;
const MAX_NAME = 128;

/**
 * A call's id in the form the API accepts. Ids of other providers, met after a failover, may hold anything; the same id
 * always becomes the same one, so that a result still names its call.
 */
export const callId = (id: string): string =>
  ID.test(id) ? id : `call_${Buffer.from(id, 'utf8').toString('base64url')}`;

/** A tool's name in the form the API accepts: models of other providers make up names. */
export const toolName = (name: string): string =>
  name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, MAX_NAME) || '_';
