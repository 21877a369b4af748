/** Twice a Kubernetes quantity, in its own unit (`256Mi` → `512Mi`); `null` for what is not one. */
export const doubled = (quantity: string): string | null => {
  const parts = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(quantity);
  return parts ? `${Number(parts[1]) * 2}${parts[2] ?? ''}` : null;
};
