import { afterEach, describe, expect, it } from '@jest/globals';
import { closing } from '../../support/provider-world.js';
import { RecordedAnalysis } from '../../support/recorded-analysis.js';
import { CALLS, PLOT } from '../../support/strict/plot.js';
import { DIALECTS } from '../../support/strict/dialects.js';
import type { NamedDialect } from '../../support/strict/named-dialect.js';
import { StrictServer } from '../../support/strict/strict-server.js';

const before = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
});

const investigating = async ({ provider, start, processEnvironment }: Omit<NamedDialect, 'name'>) => {
  const server = closing(await StrictServer.start(start()));
  Object.assign(process.env, processEnvironment?.(server.url));
  const { environment } = server;
  const analysis = closing(await RecordedAnalysis.start([{ id: provider, environment }]));
  return { server, analysis };
};

describe('an investigation of three turns', () => {
  it.each(DIALECTS.map(({ name, ...rest }) => [name, rest] as const))(
    'is the answer of the model at %s',
    async (_, dialect) => {
      const { provider } = dialect;
      const { analysis } = await investigating(dialect);
      const report = await analysis.run();
      expect(report.provenance).toMatchObject({
        model: { provider },
        reason: null,
        usage: { turns: PLOT.length + 1, toolCalls: CALLS },
      });
      expect(report.body.analysis_summary).toContain('The model says');
    },
  );

  it.each(DIALECTS.map(({ name, ...rest }) => [name, rest] as const))(
    'is not rejected a second time for what was learned of %s',
    async (_, dialect) => {
      const { analysis, server } = await investigating(dialect);
      await analysis.run();
      const before = server.rejections.length;
      await analysis.run();
      expect(server.rejections.length).toBe(before);
      const learned = analysis.logger.lines.filter(({ event }) => event === 'model_form_learned');
      expect(learned.length > 0).toBe(before > 0);
      for (const { fields } of learned) expect(String(fields['error'])).not.toBe('');
    },
  );
});
