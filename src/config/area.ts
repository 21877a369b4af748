import type { ValuesOf, Variables } from './setting.js';

/** One variable that cannot be used: what is wrong and what would be right; never its value. */
export interface Problem {
  readonly env: string;
  readonly problem: string;
  readonly example: string;
}

/**
 * Settings that belong together, as a value: whoever holds it reads them with `settings.of(area)`. Areas with one title stand
 * under one heading of the documents.
 */
export interface Area<V extends Variables = Variables> {
  /** What heads it in the documents: `Kubernetes`. */
  readonly title: string;
  readonly variables: V;
  /** What is wrong with them together, though each alone can be used. */
  problems(values: ValuesOf<V>): readonly Problem[];
}

/** An area of settings of which each can be used whatever the others are, unless `problems` says otherwise. */
export const area = <V extends Variables>(
  title: string,
  variables: V,
  problems: Area<V>['problems'] = () => [],
): Area<V> => ({ title, variables, problems });
