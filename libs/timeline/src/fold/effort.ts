/**
 * What a search may still spend, counted in looks at an event: the one thing every step of it is made of, so
 * the bound holds in time, whatever the timeline looks like. No clock is asked; the same input
 * always ends at the same point.
 */
export class Effort {
  #left: number;
  readonly #whole: Effort | null;

  constructor(looks: number, whole: Effort | null = null) {
    this.#left = looks;
    this.#whole = whole;
  }

  get exhausted(): boolean {
    return this.#left <= 0;
  }

  spend(looks: number): void {
    this.#left -= looks;
    this.#whole?.spend(looks);
  }

  /** A part of what is left, for something aside; what is spent of it is spent of the whole. */
  part(looks: number): Effort {
    return new Effort(Math.min(looks, this.#left), this);
  }
}
