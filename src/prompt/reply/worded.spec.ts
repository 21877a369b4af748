import { expect, it } from '@jest/globals';
import { isWorded } from './worded.js';

it.each([
  '',
  'OK',
  'null',
  'Done. Thank you.',
  '{}',
  '{"error":{"message":"the model is overloaded, please try again","code":503}}',
  '```json\n{"error": "context length exceeded by far too much"}\n```',
  '[]',
  '{"en": {"summary": "cut in the middle of what it',
  '---',
])('%j says nothing', (text) => expect(isWorded(text)).toBe(false));

it.each([
  'The container app was killed.',
  '컨테이너가 메모리 한도를 초과해 종료되었습니다',
  '容器超过内存限制',
  'It is {"a":1} what the log of the container says',
])('%j says something', (text) => expect(isWorded(text)).toBe(true));
