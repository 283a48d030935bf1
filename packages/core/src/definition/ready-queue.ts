/** Hands out the smallest of the numbers put into it: a binary heap. */
export interface ReadyQueue {
  add(index: number): void;
  take(): number | undefined;
}

export function readyQueue(): ReadyQueue {
  const heap: number[] = [];
  const at = (position: number): number => heap[position] ?? Number.POSITIVE_INFINITY;
  return {
    add(index) {
      let hole = heap.push(index) - 1;
      while (hole > 0) {
        const parent = (hole - 1) >> 1;
        if (at(parent) <= index) break;
        heap[hole] = at(parent);
        hole = parent;
      }
      heap[hole] = index;
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return first;
      let hole = 0;
      for (;;) {
        const left = 2 * hole + 1;
        const child = at(left + 1) < at(left) ? left + 1 : left;
        if (at(child) >= last) break;
        heap[hole] = at(child);
        hole = child;
      }
      heap[hole] = last;
      return first;
    },
  };
}
