import type { FastifyInstance } from 'fastify';
import { type AccessRole, ACCESS_ROLES } from '../../config/areas/access.js';
import type { Access } from './access.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

const roleOf = (config: unknown): AccessRole | null => {
  const named: unknown =
    typeof config === 'object' && config !== null && 'role' in config ? config.role : null;
  return ACCESS_ROLES.find((role) => role === named) ?? null;
};

/**
 * Checks the caller's role as soon as the head of a request has arrived: a guard would run after a stranger's body was read
 * and parsed. The role stands in the route's config, where `@Route` puts it. A route that takes a body and names no role is a defect. To be called before routes are registered.
 */
export const checkRoles = (server: FastifyInstance, access: Access): void => {
  server.addHook('onRoute', (route) => {
    const role = roleOf(route.config);
    if (role === null) {
      if ([route.method].flat().every((method) => READING.has(method))) return;
      throw new TypeError(`${String(route.method)} ${route.url} names no role`);
    }
    const before = [route.onRequest ?? []].flat();
    route.onRequest = [async (request) => access.check(role, request.headers), ...before];
  });
};
