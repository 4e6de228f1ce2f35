import type { JSX } from 'preact';
import type { FormProblems } from './form-values.js';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problems: FormProblems;
  readonly type?: 'text' | 'email' | 'password' | 'number';
  readonly autocomplete?: string;
  readonly value?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly min?: number;
  readonly max?: number;
}

/** A line to be filled in, with its label, its hint and what is wrong with it. */
export function Field({ name, label, hint, problems, type = 'text', ...input }: FieldProps) {
  const problem = problems.fields[name];
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field-problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={anyKind(type)}
        required
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
        {...input}
      />
    </div>
  );
}

/** The typings know each kind of input by itself, and no variable among them. */
function anyKind(type: string): 'text' {
  return type as 'text';
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly problems: FormProblems;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value: string;
}

/** One of a few. */
export function Choice({ name, label, problems, options, value }: ChoiceProps) {
  const problem = problems.fields[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {problem && (
        <p class="field-problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <select id={name} name={name} aria-describedby={problem ? `${name}-problem` : undefined}>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A box to be ticked. */
export function Box({ name, label, required = false }: { name: string; label: string; required?: boolean }) {
  return (
    <div class="box">
      <input id={name} name={name} type="checkbox" value="yes" required={required} />
      <label for={name}>{label}</label>
    </div>
  );
}

interface ButtonFormProps {
  readonly action: string;
  readonly label: string;
  /** What it does and to whom, where its label alone does not tell. */
  readonly name?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A form that is a button. */
export function ButtonForm({ action, label, name, values = {} }: ButtonFormProps): JSX.Element {
  return (
    <form method="post" action={action} class="button-form">
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button type="submit" class="quiet" aria-label={name}>
        {label}
      </button>
    </form>
  );
}
