import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import type { AccessRole } from '../../config/areas/access.js';

/** When a route answers 503. */
export interface Unavailability {
  /** As a sentence without its full stop. */
  readonly when: string;
  /** An error with `Retry-After` when absent. */
  readonly body?: z.ZodType;
}

/** What a handler's path and body do not say of it. From this come its access check and its place in the API description. */
export interface RouteDescription {
  readonly summary: string;
  /** Body of a 200. */
  readonly answer: z.ZodType;
  /** Media type of a 200; JSON unless said otherwise. */
  readonly type?: string;
  /** Of a body that is always the same. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** What a token must allow, where tokens are asked for; absent: the route is open to everyone. */
  readonly role?: AccessRole;
  readonly unavailable?: Unavailability;
  /** When it answers 404, as a sentence without its full stop. */
  readonly absent?: string;
  /** Further config of the Fastify route. */
  readonly config?: Readonly<Record<string, unknown>>;
}

const ROUTE = Symbol('route description');

/** Says once what a handler answers and whom: `@Route({ summary, role, answer })`. It answers 200 unless it says otherwise. */
export const Route = (description: RouteDescription): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    SetMetadata(ROUTE, description),
    RouteConfig({
      ...description.config,
      ...(description.role === undefined ? {} : { role: description.role }),
    }),
  );

/** What {@link Route} said of a handler; `null` where it said nothing. */
export const routeDescriptionOf = (handler: object): RouteDescription | null =>
  (Reflect.getMetadata(ROUTE, handler) as RouteDescription | undefined) ?? null;
