// Chance that can be repeated: the same seed gives the same choices.

export class Chance {
  #state;

  /** A seed is a whole number. */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1 (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, and without, a limit. */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** True, so often of 1. */
  often(part) {
    return this.next() < part;
  }

  /** One of a list; nothing of an empty one. */
  of(list) {
    return list[this.below(list.length)];
  }

  /** Some of a list, in its order, each so often of 1. */
  some(list, part) {
    return list.filter(() => this.often(part));
  }
}
