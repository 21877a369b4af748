import { collectionPath } from '../client/request-path.js';
import type { ApiRequest } from './api-request.js';

const SELECTORS = ['labelSelector', 'fieldSelector'] as const;
const plain = (part: string): string => part;

/**
 * A request as `reads` in `snapshot.json` names it: the path as a person writes it, of a list its selectors too. Pages,
 * limits and what is asked of a pod's log make no other request of it.
 */
export const readKey = (request: ApiRequest): string => {
  const path = collectionPath(request, plain);
  if (request.name !== null) return `${path}/${request.name}`;
  const terms = SELECTORS.flatMap((selector) => {
    const value = request.parameters.get(selector) ?? '';
    return value === '' ? [] : [`${selector}=${value}`];
  });
  return terms.length === 0 ? path : `${path}?${terms.join('&')}`;
};
