/** How long a refusal counts; a right that is granted later is found after it. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_NAMESPACES = 1000;

/**
 * In which namespaces the API server refused Secrets lately. The default role has no right to them, and a refused request
 * for Secrets with every alert would look like an attack in an audit log.
 */
export class SecretRefusals {
  private readonly until = new Map<string, number>();

  has(namespace: string, now: Date): boolean {
    return (this.until.get(namespace) ?? 0) > now.getTime();
  }

  remember(namespace: string, now: Date): void {
    if (this.until.size >= MAX_NAMESPACES) this.until.clear();
    this.until.set(namespace, now.getTime() + REMEMBERED_MS);
  }
}
