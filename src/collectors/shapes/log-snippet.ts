import type { ContainerLog } from '../facts.js';

/** A container's log in the wire's names (contract 3.1, LogSnippet). */
export const logSnippetShape = ({ container, previous, lines }: ContainerLog) => ({
  container,
  previous,
  logs: lines.status === 'ok' ? lines.value : [],
  error: lines.status === 'ok' ? null : failure(previous, lines),
});

const failure = (previous: boolean, lines: Exclude<ContainerLog['lines'], { status: 'ok' }>): string => {
  const failed = previous ? 'failed to read previous logs' : 'failed to read logs';
  return lines.status === 'not-applicable' ? failed : `${failed}: ${lines.status}: ${lines.reason}`;
};
