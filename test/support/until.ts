import { setTimeout as sleep } from 'node:timers/promises';

/** How long a condition may take on a busy machine; tests assert that it comes, never when. */
const LIMIT_MS = 20_000;
const EVERY_MS = 25;

/**
 * Asks again and again until there is something, and returns it.
 * @throws {Error} naming `what` and the last failure when nothing came in time
 */
export const until = async <T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  limitMs = LIMIT_MS,
): Promise<T> => {
  const deadline = performance.now() + limitMs;
  let last: unknown = null;
  for (;;) {
    try {
      const found = await probe();
      if (found !== null && found !== undefined && found !== false) return found;
      last = null;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`, { cause: last });
    await sleep(EVERY_MS);
  }
};

/** Asks again and again until no problem is left. @throws {Error} listing those that stay */
export const untilNone = async (
  problems: () => Promise<readonly string[]>,
  limitMs = LIMIT_MS,
): Promise<void> => {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = await problems().catch((error: unknown) => [`cannot be looked at: ${String(error)}`]);
    if (found.length === 0) return;
    if (performance.now() > deadline) throw new Error(`these stay:\n  ${found.join('\n  ')}`);
    await sleep(EVERY_MS * 4);
  }
};
