import { describe, expect, it } from '@jest/globals';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { area } from './area.js';
import { documentedAreas } from './areas/index.js';
import { environmentExample, settingsTable, withSettingsTable } from './document.js';
import { loadSettings } from './load.js';
import { choice, integer, secret } from './setting.js';

const areas = [
  area('HTTP, logs, language', {
    port: integer('PORT', { fallback: 8000, min: 0, max: 65_535, about: 'Where it listens.' }),
    key: secret('API_KEY', { about: 'A key | with a bar.', example: 'from a Secret' }),
    format: choice('FORMAT', ['a', 'b'], {
      fallback: null,
      about: 'How.',
      shownDefault: 'a, else b',
      example: 'a',
    }),
  }),
];

describe('the table of settings', () => {
  it('has a row for each variable with values, default and meaning', () => {
    expect(settingsTable(areas)).toBe(
      [
        '### HTTP, logs, language',
        '',
        '| variable | values | default | meaning |',
        '| --- | --- | --- | --- |',
        '| `PORT` | whole number, 0 to 65535 | `8000` | Where it listens. |',
        '| `API_KEY` | secret |  | A key \\| with a bar. |',
        '| `FORMAT` | a, b | a, else b | How. |',
      ].join('\n'),
    );
  });

  it('goes between its markers and leaves the rest, however often', () => {
    const once = withSettingsTable(
      'before\n<!-- settings:start -->old<!-- settings:end -->\nafter\n',
      'TABLE',
    );
    expect(once).toBe('before\n<!-- settings:start -->\n\nTABLE\n\n<!-- settings:end -->\nafter\n');
    expect(withSettingsTable(once, 'TABLE')).toBe(once);
  });

  it.each(['', '<!-- settings:start -->', '<!-- settings:end --><!-- settings:start -->'])(
    'has no place in %j',
    (markdown) => {
      expect(() => withSettingsTable(markdown, 'TABLE')).toThrow('settings:start');
    },
  );
});

describe('.env.example', () => {
  it('explains each variable and shows no secret', () => {
    const text = environmentExample(areas);
    expect(text).toContain('## HTTP, logs, language\n');
    expect(text).toContain('# Where it listens. (whole number, 0 to 65535) Default: 8000.\n#PORT=8000\n');
    expect(text).toContain('#API_KEY=\n');
  });

  it('holds every variable, and examples that go together', () => {
    const every = documentedAreas(INTEGRATION_AREAS);
    const text = environmentExample(every);
    for (const { variables } of every) {
      for (const { env } of Object.values(variables)) expect(text).toContain(`\n#${env}=`);
    }
    const assigned = Array.from(text.matchAll(/^#([A-Z][A-Z0-9_]*)=(.*)$/gm), ([, env = '', value = '']) => [
      env,
      value,
    ]);
    expect(() =>
      loadSettings(Object.fromEntries(assigned) as Record<string, string>, INTEGRATION_AREAS),
    ).not.toThrow();
  });
});
