import { bytesOf } from '../json-bytes.js';
import type { AnalysisReport } from '../report.js';

/**
 * The report with its texts cut, each to an equal share of what the rest leaves of `maxBytes`: they are the longest where a
 * model wrote without end.
 */
export const withShorterTexts = (report: AnalysisReport, maxBytes: number): AnalysisReport => {
  const { body } = report;
  const texts = [
    body.analysis,
    body.analysis_detail,
    body.analysis_detail_i18n?.ko,
    body.analysis_detail_i18n?.en,
  ].map((text) => text ?? '');
  const rest = bytesOf(report) - texts.reduce((sum, text) => sum + bytesOf(text), 0);
  const share = Math.max(0, Math.floor((maxBytes - rest) / texts.length));
  const cut = (text: string) => cutToBytes(text, share);
  const detail = body.analysis_detail_i18n;
  const shorter = {
    ...body,
    analysis: cut(body.analysis),
    analysis_detail: body.analysis_detail === null ? null : cut(body.analysis_detail),
    analysis_detail_i18n: detail === null ? null : { ko: cut(detail.ko), en: cut(detail.en) },
  };
  return { ...report, body: shorter };
};

/** Cuts between characters; JSON escapes count. */
const cutToBytes = (text: string, maxBytes: number): string => {
  if (bytesOf(text) <= maxBytes) return text;
  let kept = '';
  let size = bytesOf('…');
  for (const character of text) {
    size += bytesOf(character) - 2;
    if (size > maxBytes) break;
    kept += character;
  }
  return `${kept}…`;
};
