import { Controller, type OnApplicationShutdown, Post, Req, Res } from '@nestjs/common';
import type { McpHttpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { McpServers } from '../../mcp/mcp-server.js';
import { Logger } from '../../telemetry/logger.js';
import { Lazy } from '../../waiting/lazy.js';
import { JsonBody } from '../body.pipe.js';
import { type Call, TheCall } from '../call.js';
import { MaskedParts } from '../masked-body.interceptor.js';
import { Route } from '../openapi/route.js';
import { mcpBody, mcpResponse, type McpBody } from './mcp.schema.js';

/** Headers of a request that the protocol reads. */
const READ = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-session-id', 'mcp-method', 'mcp-name'];

/** The Model Context Protocol over streamable HTTP, without sessions: any replica answers any request. */
@Controller('mcp')
export class McpController implements OnApplicationShutdown {
  readonly #handler: Lazy<McpHttpHandler>;

  constructor(servers: McpServers, logger: Logger) {
    this.#handler = new Lazy(async () => {
      const { createMcpHandler } = await import('@modelcontextprotocol/server');
      return createMcpHandler(({ requestInfo }) => servers.make(requestInfo?.signal), {
        onerror: (error) => logger.debug('mcp_refused', { error }),
      });
    });
  }

  @Post()
  @Route({ summary: 'The Model Context Protocol, for assistants', role: 'analyze', answer: mcpResponse })
  @MaskedParts()
  async message(
    @JsonBody(mcpBody) body: McpBody,
    @TheCall() { hungUp }: Call,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const handler = await this.#handler.get();
    const headers = READ.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value] as [string, string]] : [];
    });
    // The body was read and parsed; the address says nothing here.
    const asked = new Request('http://kuberca/mcp', { method: 'POST', headers, signal: hungUp });
    const answer = await handler.fetch(asked, { parsedBody: body });
    void reply.status(answer.status).headers(Object.fromEntries(answer.headers));
    // The same stream by another name: the types of the web are written down twice.
    const stream = answer.body as ReadableStream | null;
    void reply.send(stream === null ? '' : Readable.fromWeb(stream));
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.#handler.made)?.close();
  }
}
