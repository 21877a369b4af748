import { quoted } from './query/quote.js';

/** The logs wanted; what is absent or `null` does not narrow. */
export interface LogTarget {
  readonly namespace?: string | null;
  readonly pod?: string | null;
  readonly container?: string | null;
}

const LABEL_NAME = /^[A-Za-z_]\w*$/;

/** Whether Loki can have a label of this name; any other name would leave its place in the path. */
export const isLabelName = (text: string): boolean => text.length <= 1024 && LABEL_NAME.test(text);

/**
 * Selector for the logs of a target, with the labels that Promtail, Alloy and the Loki chart give to pods. `null` when
 * nothing is known of the target: Loki refuses a selector without matchers.
 */
export const selectorOf = (target: LogTarget): string | null => {
  const matchers = (['namespace', 'pod', 'container'] as const).flatMap((label) => {
    const value = target[label];
    return value ? [`${label}=${quoted(value)}`] : [];
  });
  return matchers.length === 0 ? null : `{${matchers.join(', ')}}`;
};

/** A query for the lines of a target that contain a text, or all of them. */
export const linesQuery = (target: LogTarget, containing?: string): string | null => {
  const selector = selectorOf(target);
  if (selector === null || !containing) return selector;
  return `${selector} |= ${quoted(containing)}`;
};
