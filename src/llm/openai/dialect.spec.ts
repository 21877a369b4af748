import { describe, expect, it } from '@jest/globals';
import { FULL_DIALECT, simplerDialect, type Dialect } from './dialect.js';

const steps = (start: Dialect, param: string | null, code: string | null = null): string[] => {
  const seen: string[] = [];
  for (
    let next = simplerDialect(start, { param, code });
    next;
    next = simplerDialect(next, { param, code })
  ) {
    seen.push(`${next.answerFormat} ${next.outputLimit}`);
  }
  return seen;
};

describe('dialect of a compatible server', () => {
  it('simplifies what the server names, and nothing else', () => {
    expect(steps(FULL_DIALECT, 'response_format.json_schema')).toEqual([
      'json_object max_completion_tokens',
      'text max_completion_tokens',
    ]);
    expect(steps(FULL_DIALECT, 'max_completion_tokens')).toEqual(['json_schema max_tokens']);
    expect(steps(FULL_DIALECT, 'messages')).toEqual([]);
  });

  it('tries every simpler form, and ends, when the server names nothing', () => {
    expect(steps(FULL_DIALECT, null, '400')).toEqual([
      'json_object max_completion_tokens',
      'text max_completion_tokens',
      'text max_tokens',
    ]);
  });

  it('does not repeat a request whose content is at fault', () => {
    expect(steps(FULL_DIALECT, null, 'context_length_exceeded')).toEqual([]);
  });
});
