/** An admin who has shown who they are. */
export interface Eraser {
  readonly accountId: string;
  /** The highest tier they may see. */
  readonly clearance: number;
}
