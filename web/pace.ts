// When to send, as plain sums: time is passed in, in milliseconds, so that a test needs no clock.

const quiet = 1000; // after the last key
const apart = 3000; // between two sendings, and the longest a typist without pause waits

// The first key that is not saved yet, the last one, and the start of the last sending.
export function dueAt(firstKey: number, lastKey: number, lastSent: number): number {
  const paused = Math.min(lastKey + quiet, firstKey + apart);
  return Math.max(paused, lastSent + apart);
}

// After `failures` failed sendings in a row: 2, 4, 8 … 60 s, and up to a quarter more by `chance` (0 to 1), so that an office whose line
// comes back does not knock all at once.
export function backOff(failures: number, chance: number): number {
  const seconds = Math.min(60, 2 ** Math.min(failures, 6));
  return seconds * 1000 * (1 + chance / 4);
}
