import type { AlertId } from '../alerts/alert.js';
import { firingOf, type GroupMember, type GroupSnapshot, worstFirst } from '../alerts/group.js';
import { alertOf, NO_CALLER } from '../alerts/state.js';
import { type Language, languageOf } from '../config/language.js';
import type { AnalysisRequest } from '../analysis/request.js';

/** Members that one analysis looks at, worst first; a storm's other alerts share its answer. */
const ANALYSED_MEMBERS = 200;

export interface GroupRequestOptions {
  readonly reopenGraceMs: number;
  readonly language: Language;
  /** Alerts that the group's last report is not about. */
  readonly unread: ReadonlySet<AlertId>;
  /** What earlier analyses of the group said, oldest first. */
  readonly history: AnalysisRequest['history'];
  readonly signal: AbortSignal;
  readonly needless?: AbortSignal;
  /** ms since the epoch. */
  readonly deadlineAt: number;
}

/** The worst is what it is about; of the others, those that no report is about yet come first, as objects of only some are read. */
const inOrder = ({ members }: GroupSnapshot, unread: ReadonlySet<AlertId>): readonly GroupMember[] => {
  const [worst, ...others] = worstFirst(firingOf(members));
  if (worst === undefined) return [];
  const isUnread = ({ id }: GroupMember): boolean => unread.has(id);
  return [worst, ...others.filter(isUnread), ...others.filter((member) => !isUnread(member))];
};

/** What the pipeline is asked about a group: its firing alerts. */
export const groupRequest = (snapshot: GroupSnapshot, options: GroupRequestOptions): AnalysisRequest => {
  const members = inOrder(snapshot, options.unread)
    .slice(0, ANALYSED_MEMBERS)
    .map(({ state }) => ({
      alert: alertOf(state, options.reopenGraceMs),
      caller: state.caller?.value ?? NO_CALLER,
    }));
  return {
    members,
    groupKey: snapshot.key,
    language: languageOf(members[0]?.caller.language, options.language),
    previous: null,
    history: options.history,
    signal: options.signal,
    ...(options.needless && { needless: options.needless }),
    deadlineAt: options.deadlineAt,
  };
};
