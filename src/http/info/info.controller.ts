import { Controller, Get } from '@nestjs/common';
import { ConstantBody } from '../masked-body.interceptor.js';
import { ApiDescription } from '../openapi/api-description.js';
import type { OpenApiDocument } from '../openapi/document.js';
import { Route } from '../openapi/route.js';
import {
  ALIVE,
  healthResponse,
  openApiResponse,
  pingResponse,
  PONG,
  ROOT,
  rootResponse,
} from './info.schema.js';

/** Constant answers that clients and charts match on, byte for byte (docs/http-api.md "Constant answers"). */
@Controller()
export class InfoController {
  constructor(private readonly description: ApiDescription) {}

  @Get()
  @Route({ summary: 'What runs here', answer: rootResponse, example: ROOT })
  @ConstantBody()
  root(): object {
    return ROOT;
  }

  @Get('ping')
  @Route({ summary: 'Answers', answer: pingResponse, example: PONG })
  @ConstantBody()
  ping(): object {
    return PONG;
  }

  /** Liveness: the event loop turns. Whether work can be taken on is /readyz. */
  @Get('healthz')
  @Route({ summary: 'Liveness', answer: healthResponse, example: ALIVE })
  @ConstantBody()
  healthz(): object {
    return ALIVE;
  }

  @Get('openapi.json')
  @Route({ summary: 'This document', answer: openApiResponse })
  @ConstantBody()
  openApi(): OpenApiDocument {
    return this.description.document();
  }
}
