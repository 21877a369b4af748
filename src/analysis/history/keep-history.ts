import { tap, type MonoTypeOperatorFunction } from 'rxjs';
import type { AnalysisHistory, FinishedCase } from './analysis-history.js';

/** Has the answer kept for later analyses, without waiting for it. */
export const keepHistory = <T extends FinishedCase>(
  history: Pick<AnalysisHistory, 'remember'>,
): MonoTypeOperatorFunction<T> => tap((finished) => history.remember(finished));
