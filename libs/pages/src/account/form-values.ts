import { DomainError } from '@app/kernel';

/** What was filled in, field by field. Whoever sends a field twice, or something else altogether, has left it empty. */
export class FormValues {
  constructor(private readonly body: unknown) {}

  get(field: string): string {
    if (typeof this.body !== 'object' || this.body === null || !Object.hasOwn(this.body, field)) return '';
    const value: unknown = Reflect.get(this.body, field);
    return typeof value === 'string' ? value : '';
  }

  /** Whether a box was ticked, or a number is a whole one. */
  has(field: string): boolean {
    return this.get(field) !== '';
  }

  /** NaN where it is no whole number. */
  number(field: string): number {
    const text = this.get(field).trim();
    return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  }
}

/** What is wrong with a form: of single fields by their names, and of the whole. */
export interface FormProblems {
  readonly fields: Readonly<Record<string, string>>;
  readonly whole: string | null;
}

export const NO_PROBLEMS: FormProblems = { fields: {}, whole: null };

/** @param error  anything thrown; what is no rule of ours is thrown again */
export function problemsOf(error: unknown): FormProblems {
  if (!(error instanceof DomainError)) throw error;
  const [field] = error.field ?? [];
  return field === undefined
    ? { fields: {}, whole: error.message }
    : { fields: { [field]: error.message }, whole: null };
}
