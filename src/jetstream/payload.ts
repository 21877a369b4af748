/** NATS' own default is 1 MB. Below this a result gives up most of what it says, or cannot be stored at all. */
const ENOUGH_BYTES = 262_144;

/** What is wrong with the largest message that a server takes, and what to do; `null` when it is enough. */
export const payloadProblem = (
  bytes: number | undefined,
): { readonly detail: string; readonly variable: string; readonly remedy: string } | null =>
  bytes === undefined || bytes >= ENOUGH_BYTES
    ? null
    : {
        detail: `the server takes messages of ${bytes} bytes at most: results are cut to that, or cannot be stored`,
        variable: 'NATS_URL',
        remedy: `set max_payload of the NATS server to ${ENOUGH_BYTES} or more; its default is 1MB`,
      };
