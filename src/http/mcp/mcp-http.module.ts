import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.js';
import { McpModule } from '../../mcp/mcp.module.js';
import { McpController } from './mcp.controller.js';

/** Assistants over HTTP (`MCP_ENABLED`). */
@Module({ controllers: [McpController] })
export class McpHttpModule {
  static with({ stream }: Settings): DynamicModule {
    return { module: McpHttpModule, imports: [stream.enabled ? McpModule.withStream() : McpModule] };
  }
}
