import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ConfigModule } from '../../src/config/config.module.js';
import { loadSettings } from '../../src/config/load.js';
import { MaskingModule } from '../../src/masking/masking.module.js';
import { TelemetryModule } from '../../src/telemetry/telemetry.module.js';
import { ToolsModule } from '../../src/integrations/tools.module.js';
import { Toolbox } from '../../src/tools/toolbox.js';
import { TOOLS } from '../../src/integrations/integrations.js';
import { recordedScenarios } from '../support/recorded-scenario.js';

const [scenario] = recordedScenarios();

const namesWith = async (environment: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const settings = loadSettings({ LOG_LEVEL: 'error', ...environment });
  const module = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(settings), MaskingModule, TelemetryModule, ToolsModule],
  }).compile();
  const names = module.get(Toolbox).open().names();
  await module.close();
  return names;
};

describe('ToolsModule', () => {
  it('offers every tool when every source is configured', async () => {
    const environment = {
      KUBE_SNAPSHOT: scenario?.folder ?? '',
      AGENT_ISTIO_ENABLED: 'true',
      GITOPS_ENABLED: 'true',
      PROMETHEUS_URL: 'http://127.0.0.1:9',
      TEMPO_URL: 'http://127.0.0.1:9',
      LOKI_URL: 'http://127.0.0.1:9',
    };
    expect(await namesWith(environment)).toEqual(TOOLS.map(({ name }) => name));
    expect(TOOLS.length).toBeGreaterThanOrEqual(38);
  });

  it('offers none when nothing is', async () => {
    expect(await namesWith({ KUBECONFIG: '/does/not/exist' })).toEqual([]);
  });
});
