import { describe, expect, it } from '@jest/globals';
import { newestSummaries } from './newest-summaries.js';

const said = (text: string, minute: number) => ({ text, createdAt: `2026-03-02T09:0${minute}:00.000Z` });
const shown = (...summaries: ReturnType<typeof said>[]) =>
  newestSummaries(summaries, 3).map(({ text }) => text);

describe('the summaries of earlier analyses', () => {
  it('are the newest, oldest first', () => {
    expect(shown(said('three', 3), said('one', 1), said('four', 4), said('two', 2))).toEqual([
      'two',
      'three',
      'four',
    ]);
    expect(newestSummaries([], 3)).toEqual([]);
  });

  it('keep their order where they are of the same time, as those of a recorded cluster are', () => {
    expect(shown(said('one', 1), said('two, longer', 1), said('the third', 1))).toEqual([
      'one',
      'two, longer',
      'the third',
    ]);
  });

  it('are each shown once, though the store and the result of the group tell of the same', () => {
    const ofResults = [said('One. 2 alerts.', 1), said('Two. 2 alerts.', 3)];
    const ofStore = [said('Zero.', 0), said('One.', 2), said('Two.', 4)];
    expect(shown(...ofResults, ...ofStore)).toEqual(['Zero.', 'One. 2 alerts.', 'Two. 2 alerts.']);
  });
});
