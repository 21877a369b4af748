const ID = /^[a-zA-Z0-9_-]+$/;

/**
 * A call's id in the form the API accepts. Ids of other providers, met after a failover, may hold anything; the same id
 * always becomes the same one, so that a result still names its call.
 */
export const callId = (id: string): string =>
  ID.test(id) ? id : `call_${Buffer.from(id, 'utf8').toString('base64url')}`;
