import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { settingsOfProcess } from '../config/config.module.js';
import { ConfigModule } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { MaskingModule } from '../masking/masking.module.js';
import { McpModule } from '../mcp/mcp.module.js';
import { McpServers } from '../mcp/mcp-server.js';
import { NestLogger } from '../telemetry/nest-logger.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';

/** What assistants need, and nothing that listens. */
@Module({})
class StdioModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: StdioModule,
      imports: [
        ConfigModule.forRoot(settings),
        LifecycleModule,
        MaskingModule,
        // Standard output is the protocol's.
        TelemetryModule.writingTo({ stream: process.stderr, isTerminal: process.stderr.isTTY === true }),
        McpModule,
      ],
    };
  }
}

/**
 * Speaks the Model Context Protocol on standard input and output, with the settings and the kubeconfig of this process, until the
 * input ends.
 * @param instead stands before the environment
 */
export const mcpOverStdio = async (instead: Readonly<Record<string, string>>): Promise<void> => {
  const settings = settingsOfProcess(INTEGRATION_AREAS, instead);
  const app = await NestFactory.createApplicationContext(StdioModule.with(settings), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  const { serveStdio } = await import('@modelcontextprotocol/server/stdio');
  const servers = app.get(McpServers, { strict: false });
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const served = serveStdio(() => servers.make());
  await ended;
  await served.close();
  await app.close();
};
