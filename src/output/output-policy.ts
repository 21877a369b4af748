import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { INTEGRATION_AREAS } from '../integrations/integrations.js';
import { cleanedText } from './cleaned-text.js';
import { classOfCommand } from './commands/classify-command.js';
import type { CommandClass } from './commands/command-class.js';
import { isListedHost, isLocalHost, linkHostOf } from './known-hosts.js';

const backendHosts = (settings: Settings): readonly string[] =>
  INTEGRATION_AREAS.flatMap((area) => Object.values<unknown>(settings.of(area))).flatMap((value) =>
    typeof value === 'string' && /^https?:\/\//.test(value) ? (linkHostOf(value) ?? []) : [],
  );

/**
 * What a model's text may hold wherever it goes: responses, results, chats, reports, the database. Links lead to `LINK_HOSTS`
 * and the configured backends; images, HTML, mentions, hidden characters and marks of the prompt go; destructive commands too.
 */
@Injectable()
export class OutputPolicy {
  readonly #hosts: readonly string[];

  constructor(settings: Settings) {
    this.#hosts = [...settings.answers.linkHosts, ...backendHosts(settings)];
  }

  /** Whether a link may lead to a host. */
  mayLink(host: string): boolean {
    return isListedHost(host, this.#hosts);
  }

  /** What running a command would do; its hosts must be of the cluster, or those that links may lead to. */
  classOf(command: string): CommandClass {
    return classOfCommand(command, (host) => isLocalHost(host) || this.mayLink(host));
  }

  /**
   * A text as it may leave the service.
   * @param marker the word that tells data from instructions in its conversation, where it is known
   */
  text(text: string, marker: string | null = null): string {
    const rules = {
      mayLink: ({ hostname }: URL) => this.mayLink(hostname),
      classOf: (command: string) => this.classOf(command),
      marker,
    };
    return cleanedText(text, rules);
  }

  /** A plain value with each of its texts cleaned; keys stay. */
  all<T>(value: T, marker: string | null = null): T {
    // Each value keeps its shape: only texts are replaced, by texts.
    return this.#all(value, marker) as T;
  }

  #all(value: unknown, marker: string | null): unknown {
    if (typeof value === 'string') return this.text(value, marker);
    if (Array.isArray(value)) return value.map((entry: unknown) => this.#all(entry, marker));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, this.#all(member, marker)] as const),
    );
  }
}
