const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};

const factorOf = (suffix: string): number | undefined => {
  const power = BINARY.indexOf(suffix);
  return power >= 0 ? 1024 ** power : DECIMAL[suffix];
};

/**
 * A Kubernetes quantity as a number of its base unit: `256Mi` → 268435456 (bytes), `250m` → 0.25 (cores), `2e3` → 2000;
 * `null` for what is none.
 */
export const quantity = (text: string | undefined): number | null => {
  const [, digits, suffix = ''] =
    /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)([A-Za-z]{0,2})$/.exec(text ?? '') ?? [];
  const factor = factorOf(suffix);
  return digits === undefined || factor === undefined ? null : Number(digits) * factor;
};
