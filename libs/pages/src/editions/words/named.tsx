import type { EditionDocument } from '@app/citing';
import type { ComponentChildren } from 'preact';
import type { RecordMessages } from '../../messages/record-messages.js';
import { Told } from './told.js';

interface NamedProps {
  readonly document: Pick<EditionDocument, 'persons' | 'organizations'>;
  readonly text: RecordMessages;
}

/** What persons who are named here are called elsewhere, and which organizations are meant: several have the same name. */
export function Named({ document, text }: NamedProps) {
  const persons = document.persons.filter((person) => othersOf(person).length > 0);
  if (persons.length === 0 && document.organizations.length === 0) return null;
  return (
    <section>
      <h2>{text.named}</h2>
      <ul>
        {persons.map((person) => (
          <Entry key={person.id} named={person} text={text}>
            <a href={`/people/${person.id}`}>
              <Told text={person.name} />
            </a>
          </Entry>
        ))}
        {document.organizations.map((organization) => (
          <Entry key={organization.id} named={organization} text={text}>
            <Told text={organization.name} /> ({text.word(organization.kind)}
            {organization.country && `, ${text.country(organization.country)}`})
          </Entry>
        ))}
      </ul>
    </section>
  );
}

type Name = NamedProps['document']['persons'][number]['names'][number];

interface WithNames {
  readonly name: string;
  readonly names: readonly Name[];
}

const othersOf = ({ name, names }: WithNames): readonly Name[] => names.filter((other) => other.text !== name);

function Entry({
  named,
  text,
  children,
}: {
  readonly named: WithNames;
  readonly text: RecordMessages;
  readonly children: ComponentChildren;
}) {
  const others = othersOf(named);
  return (
    <li>
      {children}
      {others.length > 0 && `. ${text.alsoCalled}: `}
      {others.length > 0 && <Names names={others} text={text} />}
    </li>
  );
}

/** Names, each with its kind. */
export function Names({ names, text }: { readonly names: readonly Name[]; readonly text: RecordMessages }) {
  return (
    <>
      {names.map(({ text: name, language, kind }, place) => (
        <span key={name}>
          {place > 0 && ', '}
          <Told text={name} language={language} /> ({text.word(kind).toLowerCase()})
        </span>
      ))}
    </>
  );
}
