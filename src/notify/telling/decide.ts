import { analysisOf, episodeOf, type ToldResult } from '../notice/told-result.js';
import { quietUntil } from '../routes/quiet-hours.js';
import type { Route } from '../routes/routes-file.js';
import type { Sink } from '../sinks/sink.js';
import type { ToldRecord } from './told-record.js';

/** What a sink is told of a group's last result. Times in ms since the epoch. */
export type Decision =
  /** Nothing; what was seen is noted. */
  | { readonly kind: 'note'; readonly state: ToldRecord['state'] }
  /** It knows this result already. */
  | { readonly kind: 'known' }
  | { readonly kind: 'wait'; readonly until: number }
  /** Together with others. */
  | { readonly kind: 'fold'; readonly until: number | null }
  | { readonly kind: 'tell'; readonly event: 'opened' | 'changed' | 'recovered' };

export interface Deciding {
  readonly told: ToldResult;
  readonly record: ToldRecord;
  /** How the sink is told of this; `null` when no route leads there any more. */
  readonly route: Route | null;
  readonly sink: Pick<Sink, 'edits' | 'readers'>;
  /** ms since the epoch. */
  readonly now: number;
}

const isStory = ({ told: { result }, record }: Deciding): boolean =>
  record.state !== 'new' &&
  record.state !== 'passed' &&
  // What flaps goes on with its thread instead of beginning one each time.
  (record.episode === episodeOf(result) || result.group.flapping !== undefined);

const forMachines = (deciding: Deciding): Decision => {
  const { told, record, route } = deciding;
  if (route === null) return { kind: 'note', state: record.state };
  if (told.firing === 0) return { kind: 'tell', event: 'recovered' };
  return { kind: 'tell', event: isStory(deciding) ? 'changed' : 'opened' };
};

/** Whether a story's message would say something else, or something that deserves a message of its own. */
const isNews = ({ told, record, sink }: Deciding): boolean => {
  const isOver = told.firing === 0;
  const wasOver = record.state === 'over';
  if (isOver || wasOver) return isOver !== wasOver;
  const isCounted = told.firing !== record.firing || told.result.group.memberCount !== record.members;
  return analysisOf(told) !== record.analysis || (sink.edits && isCounted);
};

/** When a story may be told again. A recovery is told at once, unless it will not last. */
const dueAt = ({ told, record, route, now }: Deciding): number => {
  const hurries = told.firing === 0 && told.result.group.flapping === undefined;
  const quiet = quietUntil(route?.quiet ?? null, told.worst['severity'] ?? '', now) ?? 0;
  return Math.max(quiet, hurries ? 0 : record.toldAt + (route?.updateEvery ?? 0));
};

/** A story that the sink has a message of. */
const goOn = (deciding: Deciding): Decision => {
  const { told, record, now } = deciding;
  if (!isNews(deciding)) return { kind: 'note', state: record.state };
  const until = dueAt(deciding);
  if (until > now) return { kind: 'wait', until };
  return { kind: 'tell', event: told.firing === 0 ? 'recovered' : 'changed' };
};

/** What becomes of a group's last result at one sink; pure. Whether a new story is told alone or with others is seen later. */
export const decide = (deciding: Deciding): Decision => {
  const { told, record, route, sink, now } = deciding;
  if (record.sequence >= told.sequence) return { kind: 'known' };
  if (sink.readers === 'machines') return forMachines(deciding);
  const until = quietUntil(route?.quiet ?? null, told.worst['severity'] ?? '', now);
  if (isStory(deciding)) return record.state === 'folded' ? { kind: 'fold', until } : goOn(deciding);
  // Over before anybody was told, or for nobody.
  if (told.firing === 0 || route === null) return { kind: 'note', state: 'passed' };
  return until === null ? { kind: 'tell', event: 'opened' } : { kind: 'fold', until };
};
