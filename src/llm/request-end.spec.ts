import { describe, expect, it, jest } from '@jest/globals';
import { deadlineAfter } from '../waiting/deadline.js';
import { requestEnd } from './request-end.js';

describe('the end of a request', () => {
  it('is told by who ended it', () => {
    jest.useFakeTimers();
    try {
      const caller = new AbortController();
      const deadline = deadlineAfter(caller.signal, 100);
      const cause = new Error('Request was aborted.');
      expect(requestEnd(caller.signal, deadline, cause)).toBeNull();
      jest.advanceTimersByTime(100);
      expect(requestEnd(caller.signal, deadline, cause)).toMatchObject({ kind: 'timeout', cause });
      caller.abort();
      expect(requestEnd(caller.signal, deadline, cause)).toMatchObject({ kind: 'cancelled', cause });
    } finally {
      jest.useRealTimers();
    }
  });
});
