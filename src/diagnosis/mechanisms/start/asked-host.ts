/** How a line or a command names the host that it asks for; the first that fits. */
const FORMS: readonly RegExp[] = [
  /bad address '([^']+)'/i,
  /(?:can't|could not|cannot|unable to|failed to) (?:resolve|find|translate|lookup) (?:host(?: ?name)?:? )?["'`]?([a-z0-9][\w.-]*)/i,
  /lookup ([a-z0-9][\w.-]*)/i,
  /(?:ENOTFOUND|EAI_AGAIN|UnknownHostException:?|Unknown host:?|unknown host) ([a-z0-9][\w.-]*)/i,
  /([a-z0-9][\w.-]*): (?:name or service not known|nodename nor servname|(?:\w+ )?failure in name resolution|no such host|NXDOMAIN)/i,
  /find ([a-z0-9][\w.-]*): NXDOMAIN/i,
  /:\/\/(?:[^@/\s]+@)?([a-z0-9][\w.-]*)/i,
  /\b(?:nc|ncat|netcat|telnet)(?:\s+-\S+(?:\s+\d+)?)*\s+([a-z][\w.-]*)\s+\d/i,
  /\b(?:nslookup|getent hosts|dig|ping)(?:\s+-\S+(?:\s+\d+)?)*\s+([a-z][\w.-]*)/i,
  /(?:^|\s)(?:-h|--host)[= ]+([a-z][\w.-]*)/i,
  /\b([a-z][a-z0-9.-]*):\d{2,5}\b/i,
  /\bwaiting for (?:service |host |the )?["'`]?([a-z][a-z0-9-]*(?:\.[a-z0-9.-]+)?)\b["'`]?(?: to|\s*\.\.\.|$)/i,
];

/** The host that a program says, or is told, to ask for; `null` where a text names none. */
export const askedHost = (text: string): string | null => {
  for (const form of FORMS) {
    const host = form.exec(text.slice(0, 4096))?.[1];
    if (host !== undefined && !/^\d+$/.test(host)) return host.toLowerCase().replace(/[.]+$/, '');
  }
  return null;
};
