import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { describedRoutes } from './described-routes.js';
import { openApiDocument, type OpenApiDocument } from './document.js';

/** The description of the routes that this process serves. */
@Injectable()
export class ApiDescription {
  #document: OpenApiDocument | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  document(): OpenApiDocument {
    const controllers = this.discovery.getControllers().map(({ metatype }) => metatype as Type);
    this.#document ??= openApiDocument(describedRoutes(controllers));
    return this.#document;
  }
}
