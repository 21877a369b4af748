import { expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { globSync, readFileSync } from 'node:fs';
import { MaskingModule } from '../masking/masking.module.js';
import { Masker } from '../masking/index.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { ConfigModule } from './config.module.js';
import { loadSettings } from './load.js';
import { Settings } from './settings.js';

it('gives every room the settings, the masker, the log and the clock', async () => {
  const settings = loadSettings({ LOG_LEVEL: 'silent', BUILTIN_REDACTION_HASH_MODE: 'true' });
  const app = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(settings), MaskingModule, TelemetryModule],
  }).compile();
  expect(app.get(Settings)).toBe(settings);
  expect(app.get(Masker).text('password=hunter2').value).toMatch(/^password=\[HASH:/);
  expect(app.get(Clock).now()).toBeInstanceOf(Date);
  expect(() => app.get(Logger).info('event')).not.toThrow();
  await app.close();
});

it('is the only room that reads the environment', () => {
  const readers = globSync('src/**/*.ts')
    .filter((path) => !path.startsWith('src/config/') && !path.endsWith('.spec.ts'))
    .filter((path) => /process\.env\b/.test(readFileSync(path, 'utf8')));
  expect(readers).toEqual([]);
});
