/** What a sink needs to go on with a story: where its first message stands. Plain JSON, kept in the bucket. */
export type Story = Readonly<Record<string, string>>;

/** What a sink made of it. */
export type Told =
  | { readonly kind: 'told'; readonly story: Story | null }
  /** The sink asks to wait. */
  | { readonly kind: 'throttled'; readonly afterMs: number; readonly why: string }
  /** Nobody was told, and trying again may help. */
  | { readonly kind: 'failed'; readonly why: string }
  /** Nobody was told, and trying again does not help. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Whether somebody was told is not known. */
  | { readonly kind: 'unknown'; readonly why: string };
