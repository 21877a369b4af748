import type { FastifyRequest } from 'fastify';

/** The path of a request, without its query. */
export const pathOf = (request: Pick<FastifyRequest, 'url'>): string => {
  const query = request.url.indexOf('?');
  return query < 0 ? request.url : request.url.slice(0, query);
};
