import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { globSync, readFileSync } from 'node:fs';
import { ConfigModule } from '../config/config.module.js';
import { loadSettings } from '../config/load.js';
import { MaskingModule } from '../masking/masking.module.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { Integrations } from './integration.js';
import { IntegrationsModule } from './integrations.module.js';
import { DESCRIPTIONS, INTEGRATION_AREAS, INTEGRATIONS } from './integrations.js';

describe('the list of integrations', () => {
  it('gives each a name and a chapter of its own, and tools that nobody else has', () => {
    for (const part of ['id', 'title', 'chapter'] as const) {
      expect(new Set(DESCRIPTIONS.map((about) => about[part])).size).toBe(DESCRIPTIONS.length);
    }
    const tools = DESCRIPTIONS.flatMap((about) => [...about.tools, ...about.furtherTools]);
    expect(new Set(tools).size).toBe(tools.length);
  });

  it('names the settings of all, in the order of the documents', () => {
    const titles = INTEGRATION_AREAS.map(({ title }) => title);
    expect(titles).toEqual(['Kubernetes', 'Kubernetes', 'Prometheus', 'Tempo', 'Loki', 'GitOps']);
  });

  it('has all of them injected, in its order', async () => {
    const settings = loadSettings({ LOG_LEVEL: 'silent', KUBECONFIG: '/does/not/exist' }, INTEGRATION_AREAS);
    const app = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(settings), MaskingModule, TelemetryModule, IntegrationsModule],
    }).compile();
    const { all } = app.get(Integrations);
    await app.close();
    expect(all.map(({ about }) => about)).toEqual(INTEGRATIONS.map(({ about }) => about));
    expect(all.map((integration) => integration.availability())).toEqual(
      all.map(() => ({ configured: false, reason: expect.any(String) })),
    );
  });

  it.each([
    ['loki', 3],
    ['tempo', 3],
    ['istio', 3],
  ])('lets at most few files outside of its folder name %s: an integration is one folder', (name, most) => {
    const word = new RegExp(name, 'i');
    const naming = globSync('src/**/*.ts')
      .filter(
        (path) => !/\.(?:spec|samples)\.ts$/.test(path) && !path.startsWith(`src/integrations/${name}/`),
      )
      .filter((path) => word.test(readFileSync(path, 'utf8')));
    expect(naming).toContain('src/integrations/integrations.ts');
    expect(naming.length).toBeLessThanOrEqual(most);
  });
});
