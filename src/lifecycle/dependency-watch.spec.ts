import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Dependencies } from './dependencies.js';
import { DependencyWatch, type DependencyChange } from './dependency-watch.js';
import { DEPENDENCY_STATES, type DependencyStatus } from './dependency.js';
import { Lifecycle } from './lifecycle.js';

const up: DependencyStatus = { state: 'up', detail: null };
const away: DependencyStatus = {
  state: 'unreachable',
  detail: 'no answer',
  variable: 'X_URL',
  remedy: 'look',
};

let lifecycle: Lifecycle;
beforeEach(() => {
  jest.useFakeTimers();
  lifecycle = new Lifecycle();
});
afterEach(() => {
  lifecycle.stop();
  jest.useRealTimers();
});

const watching = (status: () => DependencyStatus) => {
  const health = { status };
  const dependencies: Pick<Dependencies, 'all'> = { all: () => [{ name: 'x', health }] };
  const watch = new DependencyWatch(dependencies as Dependencies, lifecycle);
  const told: DependencyChange[] = [];
  watch.changes$.subscribe((change) => told.push(change));
  return { watch, told };
};

describe('the watch over what the service leans on', () => {
  it('tells each change once, with what it was before, and since when', () => {
    let status = up;
    const { watch, told } = watching(() => status);
    watch.start();
    const began = watch.since('x');
    jest.advanceTimersByTime(10_000);
    expect(told).toEqual([{ name: 'x', before: null, status: up }]);
    status = away;
    jest.advanceTimersByTime(1000);
    status = { ...away, detail: 'no answer at all' };
    jest.advanceTimersByTime(5000);
    expect(told.slice(1)).toEqual([{ name: 'x', before: 'up', status: away }]);
    expect(watch.since('x').getTime()).toBeGreaterThan(began.getTime());
    status = up;
    jest.advanceTimersByTime(1000);
    expect(told.slice(2)).toEqual([{ name: 'x', before: 'unreachable', status: up }]);
  });

  it.each(DEPENDENCY_STATES)('tells a first state of %s unless it says nothing', (state) => {
    const { watch, told } = watching(() => ({ state, detail: null }));
    watch.look();
    expect(told).toHaveLength(state === 'off' || state === 'starting' ? 0 : 1);
  });

  it('tells nothing any more once the process stops', () => {
    let status = up;
    const { watch, told } = watching(() => status);
    watch.start();
    lifecycle.stop();
    status = away;
    jest.advanceTimersByTime(60_000);
    expect(told).toHaveLength(1);
  });
});
