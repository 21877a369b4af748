import { tap, type MonoTypeOperatorFunction } from 'rxjs';
import type { AcceptedCase } from '../stages.js';
import type { AnalysisHistory } from './analysis-history.js';

/** Has the answer kept for later analyses, without waiting for it. */
export const keepHistory = (
  history: Pick<AnalysisHistory, 'remember'>,
): MonoTypeOperatorFunction<AcceptedCase> => tap((verified) => history.remember(verified));
