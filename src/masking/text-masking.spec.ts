import { expect, it } from '@jest/globals';
import { plainMarker } from './marker.js';
import { RuleSet } from './rule-set.js';
import { TEXT_RULES } from './rules/index.js';
import { maskText } from './text-masking.js';

const rules = new RuleSet(TEXT_RULES);
const mask = (text: string): string => maskText(text, plainMarker, rules);

it('reads each text of a line in JSON by itself, also JSON inside it', () => {
  const inner = JSON.stringify({ msg: 'python app.py --db-password "ludeme97"', n: 1 });
  expect(mask(JSON.stringify({ log: inner, stream: 'stdout' }))).toBe(
    JSON.stringify({ log: inner.replace('ludeme97', '[MASKED]'), stream: 'stdout' }),
  );
});

it('keeps how JSON is written', () => {
  expect(mask('{ "n": 1.0,  "log": "requirepass hunter2" }')).toBe(
    '{ "n": 1.0,  "log": "requirepass [MASKED]" }',
  );
});

it('reads over colours, and over line breaks that are escaped', () => {
  expect(mask('\u001b[32mpassword\u001b[0m=\u001b[33mhunter2\u001b[0m ok')).toContain(
    '\u001b[33m[MASKED]\u001b[0m ok',
  );
  expect(mask('said "a\\ndb:\\n  password: hunter2\\n  user: a"')).toBe(
    'said "a\\ndb:\\n  password: [MASKED]\\n  user: a"',
  );
});

it('tells where in the text as it came a secret stood', () => {
  const told: string[] = [];
  const text = 'DB_PASSWORD=hunter2x and Bearer abc12345xyz';
  maskText(text, plainMarker, rules, ({ rule, start, end }) =>
    told.push(`${rule} ${text.slice(start, end)}`),
  );
  expect(told.toSorted()).toEqual(['assignment hunter2x', 'authorization-header abc12345xyz']);
});
