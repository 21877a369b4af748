/** Things that are due at a time, the earliest first; those of one time in the order in which they were put in. */
export class TimeQueue<T> {
  readonly #heap: { readonly at: number; readonly turn: number; readonly value: T }[] = [];
  #turn = 0;

  get size(): number {
    return this.#heap.length;
  }

  get nextAt(): number {
    return this.#heap[0]?.at ?? Infinity;
  }

  push(at: number, value: T): void {
    const heap = this.#heap;
    this.#turn += 1;
    heap.push({ at, turn: this.#turn, value });
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  pop(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first?.value;
    heap[0] = last;
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      const earlier = left + 1 < heap.length && this.#before(left + 1, left) ? left + 1 : left;
      if (earlier >= heap.length || !this.#before(earlier, parent)) return first.value;
      this.#swap(parent, earlier);
      parent = earlier;
    }
  }

  #before(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one]!, this.#heap[other]!];
    return a.at < b.at || (a.at === b.at && a.turn < b.turn);
  }

  #swap(one: number, other: number): void {
    [this.#heap[one], this.#heap[other]] = [this.#heap[other]!, this.#heap[one]!];
  }
}
