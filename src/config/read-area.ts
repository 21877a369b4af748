import type { Area, Problem } from './area.js';
import type { Setting } from './setting.js';

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What became of an area. */
export interface ReadArea {
  /** By property name; of a variable that cannot be used its default. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Variables that cannot be used. */
  readonly unreadable: readonly Problem[];
  /** What contradicts each other, told only when each alone can be used. */
  readonly contradictory: readonly Problem[];
}

const readOne = (setting: Setting<unknown>, environment: Environment): unknown => {
  const raw = environment[setting.env]?.trim() ?? '';
  return raw === '' ? setting.fallback : setting.parse(raw);
};

/** Reads each variable of an area. Never throws. */
export const readArea = (area: Area, environment: Environment): ReadArea => {
  const unreadable: Problem[] = [];
  const values = Object.fromEntries(
    Object.entries(area.variables).map(([name, setting]) => {
      try {
        return [name, readOne(setting, environment)];
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        unreadable.push({ env: setting.env, problem, example: setting.example });
        return [name, setting.fallback];
      }
    }),
  );
  return { values, unreadable, contradictory: unreadable.length > 0 ? [] : area.problems(values) };
};
