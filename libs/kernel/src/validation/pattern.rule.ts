import { eachOf, rule } from './rule.js';

/** The form of a text, and what to say to whoever missed it. */
export interface Form {
  readonly pattern: RegExp;
  /** Looked at before the pattern, which then need not cope with more. */
  readonly longest: number;
  /** "is no currency; write the three capitals of ISO 4217, such as KZT" */
  readonly fault: string;
}

/** A text of a certain form. */
export function OfForm(form: Form): PropertyDecorator {
  return rule('ofForm', formFault(form));
}

/** A list of texts of a certain form. */
export function EachOfForm(form: Form): PropertyDecorator {
  return rule('eachOfForm', eachOf(formFault(form)));
}

function formFault({ pattern, longest, fault }: Form) {
  return (text: string): string | null => (text.length <= longest && pattern.test(text) ? null : fault);
}
