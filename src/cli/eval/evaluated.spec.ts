import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answering, ModelServer, structuredAnswer } from '../../../test/support/model-server.js';
import { OOMKILLED } from '../../../test/support/recorded-pipeline.js';
import { evaluated } from './evaluated.js';
import { WrongCall } from '../wrong-call.js';

let folder: string;
let server: ModelServer;
const before = { ...process.env };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuberca-eval-'));
  await cp(OOMKILLED.folder, join(folder, 'oomkilled'), { recursive: true });
  server = await ModelServer.start();
  Object.assign(process.env, {
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'sk-test',
    OPENAI_MODEL_ID: 'm',
    OPENAI_BASE_URL: server.url,
    LLM_RETRY_MAX_ATTEMPTS: '1',
  });
});
afterEach(async () => {
  process.env = { ...before };
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('an evaluation', () => {
  it('scores a model beside the rules, and says the same again from what it kept', async () => {
    server.otherwise = answering(structuredAnswer());
    const asked = await evaluated([folder, '--price', '1/10']);
    expect(asked.lines.join('\n')).toMatch(/oomkilled +model +\w+ .*\$0\.\d{4}/);
    const requests = server.requests.length;
    expect(requests).toBeGreaterThan(0);
    const kept = await readFile(join(folder, '.eval', 'openai-m', 'oomkilled.json'), 'utf8');
    expect(kept).toContain('exceeds its memory limit');
    const replayed = await evaluated([folder, '--replay']);
    expect(replayed.lines.join('\n')).toMatch(/oomkilled +model/);
    expect(server.requests).toHaveLength(requests);
  });

  it.each([[[]], [['a', 'b']], [['a', '--provider', 'nobody']], [['a', '--price', 'cheap']], [['--what']]])(
    'refuses the call %j',
    async (args) => {
      await expect(evaluated(args)).rejects.toThrow(WrongCall);
    },
  );
});
