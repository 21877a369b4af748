import type { EvidenceSource } from '../evidence/evidence.js';
import type { ToolScope } from './tool-scope.js';
import type { Tool } from './tool.js';

/** Tools that look through one thing, and what the documents say of them. */
export interface ToolSource {
  readonly title: string;
  /** Its place in the documents and in the list that a model sees; the lowest number comes first. */
  readonly chapter: number;
  /** As the end of "Offered when …". */
  readonly offeredWhen: string;
  /** What `TOOLS_SCOPE=target` leaves of them, for the documents; `null` when there is nothing to say. */
  readonly reach: string | null;
  /** What one of them reaches beyond that, and why, for the documents. */
  readonly beyond: string | null;
  /** What evidence that its tools give is marked with. */
  readonly evidence: EvidenceSource;
  readonly tools: readonly Tool[];
  /** Tools that a model is told of after those of every source. */
  readonly furtherTools: readonly Tool[];
}

/** A source of tools in this process. */
export interface ToolProvider {
  readonly about: ToolSource;
  /** Whether it can be read at all; else its tools are not offered. */
  availability(): { readonly configured: boolean };
  /**
   * What its tools look through in one session: they find it in their context.
   * @param scope how far; `null`: everything that the service may read
   */
  view(scope: ToolScope | null): object;
}

/** Sources in the order of the documents. */
export const chaptersOf = <S extends ToolSource>(sources: readonly S[]): readonly S[] =>
  sources.toSorted((a, b) => a.chapter - b.chapter);

/** The tools of sources in the order in which a model sees them. */
export const toolsInOrder = (sources: readonly ToolSource[]): readonly Tool[] => {
  const ordered = chaptersOf(sources);
  return [...ordered.flatMap(({ tools }) => tools), ...ordered.flatMap(({ furtherTools }) => furtherTools)];
};
