import { MECHANISMS } from '../../diagnosis/mechanisms/index.js';
import { isLike } from '../../runbooks/matching.js';
import { readFolder } from '../../runbooks/read-folder.js';
import type { KeptRunbook } from '../../runbooks/read-runbook.js';

const purposeOf = ({ criteria: { alerts, labels, kinds, mechanism } }: KeptRunbook): string =>
  [
    alerts && `alerts ${alerts.join(', ')}`,
    labels &&
      `labels ${Object.entries(labels)
        .map((pair) => pair.join('='))
        .join(', ')}`,
    kinds && `kinds ${kinds.join(', ')}`,
    mechanism && `mechanism ${mechanism.join(', ')}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');

/** Mechanisms that no rule has: a runbook for them would never be shown. */
const unknownIn = ({ criteria: { mechanism = [] } }: KeptRunbook): readonly string[] =>
  mechanism.filter((pattern) => !MECHANISMS.some((rule) => isLike(rule.mechanism, pattern)));

/**
 * What a folder of runbooks holds, a line each.
 * @throws when the folder cannot be read
 */
export const checkedRunbooks = async (
  folder: string,
): Promise<{ readonly lines: readonly string[]; readonly isClean: boolean }> => {
  const { runbooks, refused } = await readFolder(folder);
  const unknown = runbooks.flatMap((runbook) =>
    unknownIn(runbook).map((mechanism) => ({
      name: runbook.name,
      problem: `no rule has the mechanism ${mechanism}`,
    })),
  );
  const problems = [...refused, ...unknown];
  return {
    lines: [
      ...runbooks.map(
        (runbook) => `ok      ${runbook.name}: ${runbook.steps.length} steps; ${purposeOf(runbook)}`,
      ),
      ...problems.map(({ name, problem }) => `refused ${name}: ${problem}`),
      `${runbooks.length} runbooks, ${problems.length} problems`,
    ],
    isClean: problems.length === 0,
  };
};
