import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const LLM = fileURLToPath(new URL('../../../src/llm/', import.meta.url));

/** What only the chosen provider may load: each has megabytes, and hundreds of ms, of its own. */
const SDKS =
  /^(?:openai|@anthropic-ai\/[\w-]+|@google\/genai|google-auth-library|@azure\/[\w-]+|@aws-sdk\/[\w-]+)(?:\/|$)/;

it('no SDK is loaded before its provider is asked', () => {
  const sources = readdirSync(LLM, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?!.*\.spec).*\.ts$/.test(path),
  );
  const loading = sources.flatMap((path) => {
    const text = readFileSync(`${LLM}${path}`, 'utf8');
    const imports = text.matchAll(/^import (?!type )[^;]*? from '([^']+)';/gm);
    return [...imports].flatMap(([, from = '']) => (SDKS.test(from) ? [`${path}: ${from}`] : []));
  });
  expect(loading).toEqual([]);
  expect(sources.length).toBeGreaterThan(50);
});
