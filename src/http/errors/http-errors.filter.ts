import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Masker } from '../../masking/index.js';
import { Logger } from '../../telemetry/logger.js';
import { pathOf } from '../path-of.js';
import { CallerGone } from './caller-gone.js';
import { errorResponse } from './error-response.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The one place where an error becomes an HTTP answer. Defects are logged; the caller only learns that there was one. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly masker: Masker,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof CallerGone) {
      reply.hijack();
      return;
    }
    const { status, body, headers } = errorResponse(error, this.#methodsOf(pathOf(request)));
    if (status === 500) this.logger.error('request_failed', { route: request.routeOptions.url, error });
    // Names of fields come from the request, so they are masked like everything else.
    void reply.status(status).headers(headers).send(this.masker.mask(body).value);
  }

  #methodsOf(path: string): readonly string[] {
    const server = this.host.httpAdapter.getInstance();
    return METHODS.filter((method) => server.hasRoute({ url: path, method }));
  }
}
