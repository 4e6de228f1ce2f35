import type { Referred } from '../words/referred.js';
import { Told } from '../words/told.js';

/** Somebody the record names; a person has a page. */
export function Party({ id, referred }: { readonly id: string; readonly referred: Referred }) {
  const party = referred.party(id);
  if (!party) return null;
  const name = <Told text={party.name} />;
  return party.isPerson ? <a href={`/people/${id}`}>{name}</a> : name;
}

/** Several, one after the other. */
export function Parties({ ids, referred }: { readonly ids: readonly string[]; readonly referred: Referred }) {
  return (
    <>
      {ids.map((id, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <Party id={id} referred={referred} />
        </span>
      ))}
    </>
  );
}
