/** Steps that nothing but their names and bodies tells apart: of one type, in one branch, between the same steps. */
export interface Bundle {
  /** The first of them, which stands for all while they are laid out. */
  readonly leader: string;
  readonly names: readonly string[];
  readonly type: string;
}
