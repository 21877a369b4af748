import type { ReadOutcome } from '../../../transport/read-outcome.js';

/** A container's log as it was read, or that it was not asked for. */
interface ReadLog {
  readonly container: string;
  readonly previous: boolean;
  readonly lines: ReadOutcome<readonly string[]> | { readonly status: 'not-applicable' };
}

/** A container's log in the wire's names (docs/tool-results.md "LogSnippet"). */
export const logSnippetShape = ({ container, previous, lines }: ReadLog) => ({
  container,
  previous,
  logs: lines.status === 'ok' ? lines.value : [],
  error: lines.status === 'ok' ? null : failure(previous, lines),
});

const failure = (previous: boolean, lines: Exclude<ReadLog['lines'], { status: 'ok' }>): string => {
  const failed = previous ? 'failed to read previous logs' : 'failed to read logs';
  return lines.status === 'not-applicable' ? failed : `${failed}: ${lines.status}: ${lines.reason}`;
};
