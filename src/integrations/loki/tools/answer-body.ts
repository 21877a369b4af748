import { mergeStreams } from '../lines-by-time.js';
import type { LokiAnswer, LokiResult } from '../loki-answer.js';

const MAX_VECTOR_SERIES = 50;
const MAX_MATRIX_SERIES = 20;

interface Counted {
  readonly result: LokiResult['result'] | ReturnType<typeof mergeStreams>;
  readonly counts: Readonly<Record<string, number>>;
}

const bounded = ({ data, direction }: LokiAnswer): Counted => {
  switch (data.resultType) {
    case 'streams':
      return {
        result: mergeStreams(data.result, direction),
        counts: { line_count: data.result.reduce((sum, { values }) => sum + values.length, 0) },
      };
    case 'vector':
      return {
        result: data.result.slice(0, MAX_VECTOR_SERIES),
        counts: { series_count: data.result.length },
      };
    case 'matrix':
      return {
        result: data.result.slice(0, MAX_MATRIX_SERIES),
        counts: { series_count: data.result.length },
      };
    case 'scalar':
      return { result: data.result, counts: {} };
  }
};

/** What must be said beside the lines: whether there are more of them. */
const noteOf = ({ limit, direction, data }: LokiAnswer, lineCount: number | undefined): string | null => {
  if (data.resultType !== 'streams' || lineCount === undefined || lineCount < limit) return null;
  return direction === 'backward'
    ? `the newest ${limit} lines; there may be older ones: move end to the oldest of these, or filter`
    : `the oldest ${limit} lines; there may be newer ones: move start, or filter`;
};

/**
 * An answer in Loki's own form. Streams of one container are one, its lines in order; a third member of a line has the
 * labels that only it has.
 */
export const answerBody = (answer: LokiAnswer) => {
  const { result, counts } = bounded(answer);
  const note = noteOf(answer, counts['line_count']);
  return {
    ...(answer.stepSeconds !== undefined && { step_seconds: answer.stepSeconds }),
    ...counts,
    ...(note !== null && { note }),
    data: { status: 'success', data: { resultType: answer.data.resultType, result } },
  };
};
