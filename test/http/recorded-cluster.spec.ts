import { afterEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app/bootstrap.js';
import { loadSettings } from '../../src/config/load.js';
import { analyzeResponse } from '../../src/http/analyze/analyze.response.js';
import { recordedScenarios } from '../support/recorded-scenario.js';

let app: NestFastifyApplication;
afterEach(() => app.close());

const start = async (folder: string): Promise<void> => {
  app = await createApp(loadSettings({ KUBE_SNAPSHOT: folder, LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
};

describe('POST /analyze of the whole service over a recorded cluster', () => {
  it.each(recordedScenarios().map((scenario) => [scenario.name, scenario] as const))(
    'names the cause of %s in a response of exactly the documented shape',
    async (_, { folder, members, expected }) => {
      await start(folder);
      const response = await app.inject({
        method: 'POST',
        url: '/analyze',
        payload: {
          alert: members[0]?.alert,
          thread_ts: '1772442871.004200',
          incident_id: null,
          language: 'en',
        },
      });
      expect(response.statusCode).toBe(200);
      const body = analyzeResponse.strict().parse(response.json());
      expect(body.thread_ts).toBe('1772442871.004200');
      expect(body.analysis_type).toBe('firing');
      // Empty lists are null on the wire.
      expect(body.missing_data).not.toEqual([]);
      expect(body.warnings).not.toEqual([]);
      const summary = body.analysis_summary ?? '';
      const names = (pattern: string): boolean => new RegExp(pattern, 'i').test(summary);
      expect({ summary, found: expected.cause_any.some(names) }).toEqual({ summary, found: true });
      expect(expected.must_name.filter((name) => !names(name))).toEqual([]);
    },
  );

  it('answers a resolved alert with its earlier analysis', async () => {
    const [scenario] = recordedScenarios();
    await start(scenario?.folder ?? '');
    const response = await app.inject({
      method: 'POST',
      url: '/analyze',
      payload: {
        alert: { ...scenario?.members[0]?.alert, status: 'resolved', endsAt: '0001-01-01T00:00:00Z' },
        thread_ts: '',
        previous_analysis: { status: 'firing', summary: 'It crashed.', detail: '', created_at: null },
      },
    });
    expect(response.statusCode).toBe(200);
    expect(analyzeResponse.strict().parse(response.json())).toMatchObject({
      thread_ts: '',
      analysis_type: 'resolved',
    });
  });
});
