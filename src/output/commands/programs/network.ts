import { worstOf, type CommandClass } from '../command-class.js';
import { words, type Program, type Surroundings } from '../program.js';
import type { CallWords, ShellWord } from '../shell-call.js';

const METHOD = /^(?:GET|HEAD|OPTIONS)$/i;

/** Hosts of the addresses among the words of a call. */
const hostsIn = (positional: readonly string[]): readonly string[] =>
  positional.flatMap((word) => {
    const url = URL.parse(/^\w+:\/\//.test(word) ? word : `http://${word}`);
    return url === null ? [] : [url.hostname];
  });

const CREDENTIALS =
  /^(?:-u|--user|-b|--cookie|--oauth2-bearer|--cert|-E|--key|--proxy-user|-n|--netrc|--password|--http-password)$/;
const AUTH_HEADER = /authori[sz]ation|token|api-?key|cookie|secret/i;

const ofFetch = (
  { positional, options }: CallWords,
  given: readonly ShellWord[],
  { isKnownHost }: Surroundings,
): CommandClass => {
  const headers = [options.get('-H'), options.get('--header')].map((each) => each ?? '');
  const method = options.get('-X') ?? options.get('--request') ?? options.get('--method') ?? 'GET';
  const sends = [...options.keys()].some((name) =>
    /^(?:-d|--data|-F|--form|-T|--upload-file|--json|--post|--body)/.test(name),
  );
  const far = hostsIn(positional).some((host) => !isKnownHost(host));
  const secret =
    [...options.keys()].some((name) => CREDENTIALS.test(name)) ||
    headers.some((each) => AUTH_HEADER.test(each));
  // What the shell puts into an address or a body leaves with it.
  const carries = given.some(({ text, dynamic }) => dynamic || /^@|=@/.test(text));
  if (far || secret || carries || /^delete$/i.test(method) || /\/\/[^/]*@/.test(positional.join(' ')))
    return 'destructive';
  return sends || !METHOD.test(method) ? 'change' : 'read';
};

const curl: Program = {
  names: ['curl', 'http', 'https', 'xh'],
  otherwise: 'read',
  withValue:
    words(`-X --request -H --header -d --data --data-raw --data-binary --data-urlencode -F --form -o --output -u --user -m
    --max-time --connect-timeout -T --upload-file --resolve --connect-to -w --write-out -A --user-agent -b --cookie -c --retry
    --cacert --cert --key -x --proxy --json -K --config -E --oauth2-bearer -e --referer`),
  options: {
    change: words('-o --output -O --remote-name -c --cookie-jar -D --dump-header'),
    destructive: words('-x --proxy -K --config'),
  },
  judge: ofFetch,
};

const wget: Program = {
  names: ['wget'],
  otherwise: 'read',
  withValue: words(
    '-O --output-document -T --timeout -t --tries --header --post-data --post-file --method --body-data -o --user --password -i',
  ),
  options: { change: words('-r --recursive -m --mirror -P'), destructive: words('-i --input-file') },
  judge: (call, given, around) => {
    const to = call.options.get('-O') ?? call.options.get('--output-document') ?? null;
    const shown = [...call.options.keys()].some((name) => /^-\w*O-?$/.test(name) || name === '--spider');
    const toScreen = shown || to === '-' || to === '/dev/null';
    return worstOf([ofFetch(call, given, around), toScreen ? 'read' : 'change']);
  },
};

/** What asks the network and sends nothing but the question, which could carry something. */
const asking: Program = {
  names: words(
    'dig nslookup host drill ping ping6 traceroute tracepath mtr arping grpcurl grpc_health_probe',
  ),
  otherwise: 'read',
  options: { destructive: words('-f --flood -d --rpc-header -H') },
  judge: (_call, given) => (given.some(({ dynamic }) => dynamic) ? 'destructive' : 'read'),
};

/** A port that is looked at, and no more. */
const nc: Program = {
  names: ['nc', 'ncat', 'netcat', 'telnet', 'socat'],
  otherwise: 'change',
  options: { destructive: words('-e --exec -c --sh-exec -l --listen -le -lvp -lp') },
  judge: (_call, given) => {
    if (given.some(({ text, dynamic }) => dynamic || /^(?:exec|system):/i.test(text))) return 'destructive';
    return 'change';
  },
};

const openssl: Program = {
  names: ['openssl'],
  otherwise: 'change',
  withValue: words('-connect -servername -in -CAfile'),
  verbs: { read: words('s_client x509 verify version ciphers') },
  judge: (_call, given) =>
    given.some(({ text, dynamic }) => dynamic || /^-(?:key|pass\w*|out|proxy)$/.test(text))
      ? 'destructive'
      : 'read',
};

/** Where files or a shell go to another machine. */
const remote: Program = {
  names: words('ssh scp sftp ftp rclone gsutil s3cmd mail sendmail mutt'),
  otherwise: 'destructive',
};

/** Programs that talk to the network. */
export const NETWORK_PROGRAMS: readonly Program[] = [curl, wget, asking, nc, openssl, remote];
