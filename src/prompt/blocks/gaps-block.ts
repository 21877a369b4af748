import type { Evidence, EvidenceId } from '../../evidence/evidence.js';
import { cut } from '../cut.js';
import { NOTHING } from '../reading/render-reading.js';
import { BLOCK_WEIGHT, plainBlock, type Block } from './block.js';

/** Most readings named, and characters of each. */
const MAX_NAMED = 40;
const MAX_TITLE = 200;
const MAX_LINE = 400;

/** What was read and is empty, in one line, and what could not be read, with the reason. */
export const gapsBlock = (empty: readonly Evidence[], unread: readonly Evidence[]): readonly Block[] => {
  if (empty.length + unread.length === 0) return [];
  const shownEmpty = empty.slice(0, MAX_NAMED).map(({ id, title }) => [id, cut(title, MAX_TITLE)] as const);
  const shownUnread = unread.slice(0, MAX_NAMED).map((item) => [item.id, unreadText(item)] as const);
  const text = [
    ...(shownEmpty.length > 0
      ? [`read, and there is nothing: ${shownEmpty.map(([id, title]) => `${id} ${title}`).join('; ')}`]
      : []),
    ...shownUnread.map(([id, line]) => `${id} ${line}`),
  ].join('\n');
  const evidence: Record<EvidenceId, string> = Object.fromEntries([
    ...shownEmpty.map(([id, title]) => [id, `${title}: ${NOTHING}`] as const),
    ...shownUnread,
  ]);
  return [{ ...plainBlock('gaps', 'the list of what was not read', text, BLOCK_WEIGHT.gaps), evidence }];
};

const unreadText = ({ title, status, reason }: Evidence): string =>
  cut(`${title}: ${status}${reason === null ? '' : `; ${reason}`}`, MAX_LINE).replaceAll('\n', ' ');
