/** What is under way: who asks for the same meanwhile gets the same. */
export class Meanwhile<Value> {
  readonly #underWay = new Map<string, Promise<Value>>();

  /** What is under way by this name. */
  get(name: string): Promise<Value> | undefined {
    return this.#underWay.get(name);
  }

  share(name: string, work: () => Promise<Value>): Promise<Value> {
    const underWay = this.#underWay.get(name);
    if (underWay) return underWay;
    const begun = work().finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, begun);
    return begun;
  }
}
