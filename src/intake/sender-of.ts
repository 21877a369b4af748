/** Header of a message that a bridge published: whose alerts they are. */
export const SENDER = 'Kuberca-Sender';

/** What is published without a bridge. */
const DIRECT = 'stream';

/** Who handed over the alerts of a message, for the metrics: a word of the bridge that published it. */
export const senderOf = (headers: Readonly<Record<string, string>>): string => headers[SENDER] ?? DIRECT;
