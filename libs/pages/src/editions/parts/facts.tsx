import { type ComponentChildren, isValidElement, toChildArray } from 'preact';

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

/** A list of facts; nothing where none of them has anything to tell. */
export function Facts({ children }: { readonly children: ComponentChildren }) {
  const told = toChildArray(children).filter(
    (child) => isValidElement(child) && isThere((child.props as FactProps).children),
  );
  return told.length === 0 ? null : <dl class="facts">{told}</dl>;
}

/** A line of a list of facts; the list leaves it out where there is nothing to tell. */
export function Fact({ name, children }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const isThere = (children: ComponentChildren): boolean => toChildArray(children).some((child) => child !== '');
