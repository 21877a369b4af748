/** Names of schemes that stand before credentials and say how they are given, not what they are; a part of an expression. */
export const CREDENTIAL_SCHEME = '(?:Bearer|Basic|Token|ApiKey|Splunk|Negotiate|NTLM) ';
