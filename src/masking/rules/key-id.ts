/** How long the key's id is that begins a credential: `AKIA…%2F20260101%2Feu-west-1%2Fs3` tells behind it what it is for. */
export const keyIdLength = (credential: string): number => {
  const at = credential.search(/%2f|\//i);
  return at < 0 ? credential.length : at;
};
