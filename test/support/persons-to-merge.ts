import type { Client } from 'pg';
import { change, insert, LEAST } from './record-rows.js';

/**
 * Adds persons to the record who may be taken for each other: each public, with a name, and a defendant in two cases, with a charge in
 * each, an event that names the charge and the defendant, and those of the person before, a penalty, and citations; and a witness there.
 *
 * @param source  a uuid, of what all of it rests on
 */
export async function personsToMerge(
  member: Client,
  { cases, source, count }: { cases: readonly string[]; source: string; count: number },
): Promise<void> {
  const named: { of: string | undefined; person: string; charge: string }[] = [];
  await change(member, async () => {
    const least = async (table: string, row: object) =>
      insert(member, table, { ...LEAST[table]?.({}), tier: 0, ...row });
    for (let place = 0; place < count; place += 1) {
      const name = `person ${place}`;
      const person = await least('persons', { slug: `person-${place}` });
      await least('names', { person_id: person, text: name, folded: name, kind: 'PRIMARY' });
      for (const further of [0, 1]) {
        const title = `hearing ${place} ${further}`;
        const matter = { case_id: cases[(place + further) % cases.length] };
        const cited: Record<string, string>[] = [];
        for (const role of ['DEFENDANT', 'WITNESS'])
          cited.push({ case_participant_id: await least('case_participants', { ...matter, person_id: person, role }) });
        const charge = await least('charges', { ...matter, defendant_id: person, offence: name, ordinal: 50 + place });
        const event = await least('case_events', { ...matter, kind: 'SENTENCED', title, title_folded: title });
        await least('event_charges', { ...matter, event_id: event, charge_id: charge });
        await least('event_defendants', { event_id: event, person_id: person });
        await least('penalties', { event_id: event, person_id: person });
        const before = named.find(({ of }) => of === matter.case_id);
        if (before) {
          await least('event_charges', { ...matter, event_id: event, charge_id: before.charge });
          await least('event_defendants', { event_id: event, person_id: before.person });
        }
        named.unshift({ of: matter.case_id, person, charge });
        cited.push({ case_event_id: event }, { charge_id: charge });
        for (const subject of cited) await least('citations', { ...subject, source_id: source });
      }
    }
  });
}
