import type { Rule } from '../../kit/rule.js';
import { conditionOfResource } from './condition-of-resource.js';
import { ownWords } from './own-words.js';

/** In this order: what quotes without understanding comes last. */
export const resourcesRules: readonly Rule[] = [conditionOfResource, ownWords];
