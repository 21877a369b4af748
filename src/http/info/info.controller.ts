import { Controller, Get } from '@nestjs/common';
import { ConstantBody } from '../masked-body.interceptor.js';
import { openApiDocument, type OpenApiDocument } from '../openapi.js';

/** Constant answers that clients and charts match on, byte for byte (contract 1.4). */
@Controller()
export class InfoController {
  #document: OpenApiDocument | null = null;

  @Get()
  @ConstantBody()
  root(): object {
    return { status: 'ok', message: 'kube-rca-agent is running' };
  }

  @Get('ping')
  @ConstantBody()
  ping(): object {
    return { message: 'pong' };
  }

  /** Liveness: the event loop turns. Whether work can be taken on is /readyz. */
  @Get('healthz')
  @ConstantBody()
  healthz(): object {
    return { status: 'ok' };
  }

  @Get('openapi.json')
  @ConstantBody()
  openApi(): OpenApiDocument {
    this.#document ??= openApiDocument();
    return this.#document;
  }
}
