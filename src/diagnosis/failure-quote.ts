import type { EvidenceId } from '../evidence/evidence.js';
import { lastTermination, waitingMessage, type ContainerView } from './container-view.js';
import { failingLine, type FailingLine } from '../evidence/log-line/failing-line.js';
import { logsOf, type PodView, type Scene } from './scene.js';

/** What a failed container said about its end. */
export interface FailureQuote extends FailingLine {
  readonly evidence: EvidenceId;
  readonly from: 'log' | 'status';
}

/** Messages that only say that it failed. */
const EMPTY_PHRASE = /^back-off \S+ restarting failed container/;

const fromStatus = (pod: PodView, container: ContainerView): FailureQuote | null => {
  const said = [lastTermination(container)?.message, waitingMessage(container)].find(
    (text) => text && !EMPTY_PHRASE.test(text),
  );
  const line = said ? failingLine(said.split('\n')) : null;
  return line && { ...line, kind: 'error', evidence: pod.evidence, from: 'status' };
};

/**
 * The line that tells why a container failed: from its log, else from its termination message (programs write one, and
 * the kubelet does when it cannot start a container); a log that merely ends comes last.
 */
export const failureQuote = (
  scene: Scene,
  pod: PodView,
  container: ContainerView,
  first: 'previous' | 'current' = container.status?.state?.terminated ? 'current' : 'previous',
): FailureQuote | null => {
  const quotes = logsOf(scene, pod, container.name, first).flatMap(({ lines, evidence }): FailureQuote[] => {
    const line = failingLine(lines);
    return line ? [{ ...line, evidence, from: 'log' }] : [];
  });
  return quotes.find(({ kind }) => kind === 'error') ?? fromStatus(pod, container) ?? quotes[0] ?? null;
};
