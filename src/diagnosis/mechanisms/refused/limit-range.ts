import { rawOf } from '../../kit/look.js';
import type { KubeObject } from '../../../evidence/objects.js';
import type { Entity } from '../../../evidence/entity.js';
import { refusalRule, type Refusal, type Told } from './refusal.js';

interface LimitRange extends KubeObject {
  readonly spec?: {
    readonly limits?: readonly {
      readonly type?: string;
      readonly min?: Readonly<Record<string, string>>;
      readonly max?: Readonly<Record<string, string>>;
      readonly maxLimitRequestRatio?: Readonly<Record<string, string>>;
    }[];
  };
}

const WORDS =
  /(?:(?:minimum|maximum) (\S+) usage per (\S+) is ([^,\s]+?)(?:,|\.(?=\s|$))|(\S+) max limit to request ratio per (\S+) is ([^,\s]+?),)[^;\]]*/;

/** Limit ranges of the namespace that say something of this resource, those that name the amount first. */
const rangesOf = ({ graph, entity }: Refusal, resource: string, amount: string): readonly Entity[] => {
  const all = graph.ofKind('LimitRange', entity.ref.namespace);
  const having = (test: (amounts: Readonly<Record<string, string>>) => boolean): readonly Entity[] =>
    all.filter((range) =>
      rawOf<LimitRange>(range)?.spec?.limits?.some(({ min = {}, max = {}, maxLimitRequestRatio = {} }) =>
        [min, max, maxLimitRequestRatio].some(test),
      ),
    );
  const exact = having((amounts) => amounts[resource] === amount);
  return exact.length > 0 ? exact : having((amounts) => resource in amounts);
};

const read = (refusal: Refusal, words: RegExpExecArray): Told => {
  const [whole, usage, , bound, ratio, , most] = words;
  const [range] = rangesOf(refusal, usage ?? ratio ?? '', bound ?? most ?? '');
  return {
    values: { limit: whole.trim(), ...(range !== undefined && { range: range.ref.name }) },
    behind: range === undefined ? [] : [range.key],
  };
};

/** A limit range whose minimum, maximum or ratio the pod does not keep. */
export const limitRange = refusalRule('refused/limit-range', read, WORDS);
