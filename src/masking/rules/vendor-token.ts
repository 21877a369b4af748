import { spansOf, textRule } from '../text-rule.js';

/** Not inside a longer word; an escaped line break (`\n`) before it is no part of a word. */
const START = String.raw`(?<![A-Za-z0-9](?<!\\[nrt]))`;

/**
 * Public shapes of credentials that can be told by themselves. Lengths are lower bounds, so that a longer token leaves no
 * rest. Each starts with a literal and is one run of characters: linear.
 */
const SHAPES: Readonly<Record<string, string>> = {
  'age-secret-key': 'AGE-SECRET-KEY-1[A-Z0-9]{58}',
  'anthropic-or-openai-key': String.raw`sk-(?:ant|proj|svcacct|admin|or)-[\w-]{20,}`,
  'openai-key': 'sk-[A-Za-z0-9]{20,}',
  'artifactory-key': 'AKCp[A-Za-z0-9]{60,}',
  'atlassian-token': String.raw`ATATT3[\w=-]{60,}`,
  'aws-access-key-id': '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])',
  'aws-bedrock-key': 'ABSK[A-Za-z0-9+/]{100,}={0,2}',
  'databricks-token': 'dapi[a-f0-9]{32}',
  'digitalocean-token': 'do[opr]_v1_[a-f0-9]{64}',
  'docker-token': String.raw`dckr_(?:pat|oat)_[\w-]{20,}`,
  'doppler-token': String.raw`dp\.pt\.[A-Za-z0-9]{40,}`,
  'dynatrace-token': String.raw`dt0c01\.[A-Z0-9a-z]{24}\.[A-Za-z0-9]{60,}`,
  'flyio-token': String.raw`fo1_[\w-]{43}|fm[12][ar]?_[A-Za-z0-9+/]{100,}={0,3}`,
  'gcp-api-key': String.raw`AIza[\w-]{35}`,
  'gcp-access-token': String.raw`ya29\.[\w-]{20,}`,
  'github-fine-grained-token': String.raw`github_pat_\w{22,}`,
  'github-token': 'gh[opsur]_[0-9A-Za-z]{36,}',
  'gitlab-token': String.raw`gl(?:pat|dt|ft|rt|cbt|ptt|soat|imt|agent|oas|ffct)-[\w.-]{20,}`,
  'gitlab-runner-registration': String.raw`GR1348941[\w-]{20}`,
  'grafana-cloud-token': 'glc_[A-Za-z0-9+/]{32,}={0,3}',
  'grafana-service-account': 'glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}',
  'heroku-key': String.raw`HRKU-AA[\w-]{58}`,
  'huggingface-token': '(?:hf|api_org)_[A-Za-z]{34}',
  'linear-key': 'lin_api_[A-Za-z0-9]{40}',
  'new-relic-key': String.raw`NR(?:AK|II|JS)-[A-Za-z0-9-]{19,}`,
  'npm-token': 'npm_[A-Za-z0-9]{36}',
  'notion-token': 'ntn_[0-9]{11}[A-Za-z0-9]{35}',
  'onepassword-service-account': 'ops_eyJ[A-Za-z0-9+/]{100,}={0,3}',
  'openshift-token': String.raw`sha256~[\w-]{43}`,
  'perplexity-key': 'pplx-[A-Za-z0-9]{48}',
  'planetscale-token': String.raw`pscale_(?:tkn|oauth|pw)_[\w=.-]{32,}`,
  'postman-key': 'PMAK-[A-Fa-f0-9]{24}-[A-Fa-f0-9]{34}',
  'pulumi-token': 'pul-[a-f0-9]{40}',
  'pypi-token': String.raw`pypi-AgEIcHlwaS5vcmc[\w-]{50,}`,
  'rubygems-key': 'rubygems_[a-f0-9]{48}',
  'sendgrid-token': String.raw`SG\.[\w-]{20,24}\.[\w-]{39,50}`,
  'sendinblue-token': 'xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}',
  'sentry-token': String.raw`sntry[su]_[\w+/=-]{60,}`,
  'shopify-token': 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  'slack-token': String.raw`xox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{8,}|xapp-\d-[A-Za-z0-9-]{10,}`,
  'slack-webhook': String.raw`hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,}`,
  'square-token': String.raw`sq0(?:atp|csp)-[\w-]{22,}`,
  'stripe-key': '(?:sk|rk|whsec)_(?:(?:test|live|prod)_)?[A-Za-z0-9]{16,}',
  'telegram-bot-token': String.raw`[0-9]{8,10}:AA[\w-]{33}`,
  'terraform-token': String.raw`atlasv1\.[\w=-]{60,}`,
  'twilio-key': 'SK[0-9a-fA-F]{32}(?![0-9a-fA-F])',
  'vault-token': String.raw`hv[sb]\.[\w-]{24,}`,
};

/** What every shape holds, to skip texts that hold none of it. */
const HINT =
  /sk[-_]|rk_|AKIA|ASIA|A3T|ABIA|ACCA|AKCp|ATATT3|ABSK|AGE-SECRET|dapi|do[opr]_v1|dckr_|dp\.pt|dt0c01|fo1_|fm[12]|AIza|ya29|gh[opsur]_|github_pat|gl[a-z]{2,6}-|GR13|gl(?:c|sa)_|HRKU|hf_|api_org|lin_api|NR(?:AK|II|JS)|npm_|ntn_|ops_|sha256~|pplx-|pscale_|PMAK|pul-|pypi-|rubygems_|SG\.|xkeysib|sntry|shp|xox|xapp|hooks\.slack|sq0|whsec|:AA|atlasv1|SK[0-9a-fA-F]|hv[sb]\./;

const SHAPE = new RegExp(`${START}(?:${Object.values(SHAPES).join('|')})`, 'dg');

/** Credentials that vendors made recognisable. */
export const vendorToken = textRule({
  id: 'vendor-token',
  applies: (text) => HINT.test(text),
  find: (text) => spansOf(text, SHAPE),
  matches: {
    'key AKIAIOSFODNN7EXAMPLE used': 'key [MASKED] used',
    [`push with ghp_${'a1B2'.repeat(9)} failed`]: 'push with [MASKED] failed',
    [`xoxb-123456789012-1234567890123-${'aB3'.repeat(8)}`]: '[MASKED]',
    [`OPENAI sk-proj-${'aB3_'.repeat(10)}!`]: 'OPENAI [MASKED]!',
    [`sk-ant-api03-${'aB3-'.repeat(20)}AA`]: '[MASKED]',
    [`AIza${'Sy0_-'.repeat(7)}`]: '[MASKED]',
    [`stripe ${'sk'}_live_${'4eC39HqLyjWDarjtT1'}`]: 'stripe [MASKED]',
    [`\\nglpat-${'x1Y2'.repeat(5)}`]: '\\n[MASKED]',
    [`https://hooks.slack.com/services/T0000/B0000/${'aB3d'.repeat(9)}`]: 'https://[MASKED]',
    [`hvs.${'CAESIJ'.repeat(8)}`]: '[MASKED]',
  },
  passes: [
    'task-runner-deployment-abcdefghijkl',
    'desk-0123456789abcdef0123456789',
    'the sk-learn package',
    'SKIPPED 0123456789abcdef',
    'ghp_short',
    'risk_level_0123456789abcdef',
  ],
});
