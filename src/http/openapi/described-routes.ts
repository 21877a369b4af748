import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { bodySchemaOf } from '../body.pipe.js';
import { querySchemaOf } from '../query.pipe.js';
import { routeDescriptionOf, type RouteDescription } from './route.js';
import type { z } from 'zod';

/** One route of the API. */
export interface DescribedRoute extends RouteDescription {
  /** In lower case, as OpenAPI writes it. */
  readonly method: string;
  /** With the names of its parameters as OpenAPI writes them: `/analyses/{id}`. */
  readonly path: string;
  /** `null` for a route that takes none. */
  readonly query: z.ZodObject | null;
  /** `null` for a route that takes none. */
  readonly body: z.ZodType | null;
}

const joined = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter((piece) => piece !== '')).join('/')}`;

const pathOf = (target: object): string => {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, target);
  if (typeof path !== 'string') throw new TypeError('a route of the API has one path');
  return path;
};

const handlersOf = (prototype: object): readonly (readonly [string, object])[] =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
    typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value)
      ? [[name, value as object] as const]
      : [],
  );

/**
 * The HTTP routes of controllers, in their order, read from the decorators that also register them.
 * @throws {TypeError} for a handler that is not described, which is a defect
 */
export const describedRoutes = (controllers: readonly Type[]): readonly DescribedRoute[] =>
  controllers.flatMap((controller) =>
    handlersOf(controller.prototype as object).map(([name, handler]) => {
      const description = routeDescriptionOf(handler);
      if (description === null) throw new TypeError(`${controller.name}.${name} is not described by @Route`);
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return {
        ...description,
        method: method.toLowerCase(),
        path: joined(pathOf(controller), pathOf(handler)).replaceAll(/:(\w+)/g, '{$1}'),
        query: querySchemaOf(controller.prototype as object, name),
        body: bodySchemaOf(controller.prototype as object, name),
      };
    }),
  );
