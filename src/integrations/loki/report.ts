import type { EvidenceId } from '../../evidence/evidence.js';
import type { Artifact, IntegrationReport } from '../../evidence/integration-report.js';
import { backendReport } from '../backend.js';
import type { ReadingEnd } from '../readings.js';
import type { ContainerLines } from './collect/lines.collector.js';
import { LOKI_INTEGRATION } from './description.js';

/** Lines of one log in an artifact: the newest. */
const MAX_LINES = 20;

/** Lines with the evidence that they are. */
export interface KeptLines extends ContainerLines {
  readonly evidence: EvidenceId;
}

const artifactOf = ({ container, lines, evidence }: KeptLines): Artifact => {
  const newest = lines.slice(-MAX_LINES);
  return {
    type: 'log',
    query: null,
    summary: `${container} (Loki): ${newest.length} lines`,
    result: { container, previous: false, error: null, logs: newest, evidence },
  };
};

/**
 * What the report says of the lines that Loki kept.
 * @param readings how they ended
 * @param kept what they brought
 */
export const lokiReport = (
  configured: boolean,
  readings: readonly ReadingEnd[],
  kept: readonly KeptLines[] = [],
): IntegrationReport => {
  const logs = kept.map(({ container, lines }) => ({ container, previous: false, logs: lines, error: null }));
  return {
    ...backendReport(LOKI_INTEGRATION.id, 'loki.logs', configured, readings),
    artifacts: kept.map(artifactOf),
    context: logs.length === 0 ? {} : { loki_logs: logs },
    standsIn: kept.length > 0,
  };
};
