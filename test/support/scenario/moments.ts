import type { Duration, EventText } from './scenario-file.ts';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @throws Error where it is none */
export const durationMs = (text: Duration): number => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  if (parts.length === 0) throw new Error(`no duration: ${text}`);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
};

/** Times of one recording, each told as how long before it. */
export class Moments {
  readonly recordedAt: Date;

  constructor(recordedAt: string) {
    this.recordedAt = new Date(recordedAt);
  }

  /** RFC 3339 without fractions, as Kubernetes writes times. */
  ago(duration: Duration): string {
    return this.before(durationMs(duration));
  }

  before(ms: number): string {
    return new Date(this.recordedAt.getTime() - ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
  }

  /**
   * A log as the kubelet keeps it, each line with its time in front. Lines without a time of their own are spread over
   * the last {@link spreadMs}, the last one 6 s ago.
   */
  log(lines: readonly string[], { spreadMs = 300_000, endMs = 6000 } = {}): string {
    const step = lines.length < 2 ? 0 : spreadMs / (lines.length - 1);
    const timed = lines.map((line, index) => {
      const [, own, text] = /^-((?:\d+[smhd])+) (.*)$/.exec(line) ?? [];
      const ms = own === undefined ? endMs + step * (lines.length - 1 - index) : durationMs(own);
      return { ms, text: text ?? line };
    });
    return timed
      .sort((a, b) => b.ms - a.ms)
      .map(({ ms, text }) => {
        const at = new Date(this.recordedAt.getTime() - ms).toISOString();
        return `${at.replace('Z', '000000Z')} ${text.replaceAll('{ts}', at)}\n`;
      })
      .join('');
  }
}

/** @returns how long ago an event was last and first seen */
export const seen = ([, , , count = 1, last = '2m', first]: EventText): {
  last: Duration;
  first: Duration;
} => ({
  last,
  first: first ?? (count > 1 ? '18m' : last),
});
