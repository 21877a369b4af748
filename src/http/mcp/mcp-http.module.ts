import { Module } from '@nestjs/common';
import { McpModule } from '../../mcp/mcp.module.js';
import { McpController } from './mcp.controller.js';

/** Assistants over HTTP (`MCP_ENABLED`). */
@Module({ imports: [McpModule], controllers: [McpController] })
export class McpHttpModule {}
