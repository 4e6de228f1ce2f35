import { describe, expect, it } from '@jest/globals';
import type { Near, Neighbourhood } from './neighbourhood.js';
import { planOf } from './plan.js';

const near = (kind: string, id: string, more: Partial<Near> = {}): Near => ({
  kind,
  id,
  tier: 2,
  reach: 2,
  hold: false,
  version: 1,
  ...more,
});
const OPEN = { tier: 0, reach: 0 };

const step = (from: string, to: string, more: object = {}) => ({ from, to, tier: 2, reach: 2, hold: false, ...more });
const cites = (from: string, to: string, more: object = {}) => ({ ...step(from, to), supports: true, ...more });
const event = (id: string, more: object = {}) => ({
  ...near('case_events', id),
  charges: [],
  defendants: [],
  parties: [],
  corrects: [],
  ...more,
});
const person = (id: string, more: object = {}) => ({ ...near('persons', id), consent: null, ...more });
const takesPart = (party: string, role: string, more: object = {}) => ({
  ...near('case_participants', `${party} as ${role}`),
  party,
  role,
  ...more,
});

/** A case with one source, unless something else is given. */
const around = (more: Partial<Neighbourhood>): Neighbourhood => ({
  case: near('cases', 'case'),
  participants: [],
  charges: [],
  events: [],
  relations: [],
  parties: [],
  sources: [near('sources', 'source')],
  links: [],
  citations: [],
  publishers: [],
  authorities: [],
  ...more,
});

const plan = (
  neighbourhood: Partial<Neighbourhood>,
  { include = [], exclude = [] }: { include?: string[]; exclude?: string[] } = {},
) => {
  const { shown, held, silent } = planOf(around(neighbourhood), {
    include: new Set(include),
    exclude: new Set(exclude),
  });
  return {
    shown: shown.map(({ id }) => id),
    held: Object.fromEntries(held.map(({ record, because }) => [record.id, because])),
    silent,
  };
};

describe('who is named', () => {
  it('is nobody who is known elsewhere, where the case leaves out their role', () => {
    const known = person('known', OPEN);
    const events = [event('event', { parties: ['known'] })];
    const citations = [cites('event', 'source')];
    const parts = { parties: [known], events, citations, participants: [takesPart('known', 'VICTIM')] };
    expect(plan(parts)).toEqual({
      shown: ['case', 'event', 'source'],
      held: { 'known as VICTIM': 'Nobody who takes part as VICTIM is published unless the submission names them.' },
      silent: ['known'],
    });
    expect(plan(parts, { include: ['known'] })).toEqual({
      shown: ['case', 'known as VICTIM', 'event', 'known', 'source'],
      held: {},
      silent: [],
    });
  });

  it('is whoever takes part in another role as well', () => {
    const participants = [takesPart('both', 'VICTIM'), takesPart('both', 'COMPLAINANT')];
    expect(plan({ parties: [person('both')], participants })).toMatchObject({
      shown: ['case', 'both as COMPLAINANT', 'both'],
      silent: [],
    });
  });

  it('is nobody whose consent is refused or withdrawn, though they be public, unless by name', () => {
    for (const consent of ['REFUSED', 'WITHDRAWN']) {
      const parts = { parties: [person('no', { consent, ...OPEN })], participants: [takesPart('no', 'DEFENDANT')] };
      expect(plan(parts)).toEqual({
        shown: ['case'],
        held: { 'no as DEFENDANT': 'It is about somebody who is left out.' },
        silent: ['no'],
      });
      expect(plan(parts, { include: ['no as DEFENDANT'] })).toMatchObject({ held: {}, silent: [] });
    }
    for (const consent of ['GIVEN', 'UNKNOWN', 'NOT_POSSIBLE', null]) {
      expect(
        plan({ parties: [person('yes', { consent })], participants: [takesPart('yes', 'DEFENDANT')] }),
      ).toMatchObject({ held: {}, silent: [] });
    }
  });

  it('is nobody who is named only by what is left out', () => {
    const parts = { parties: [person('officer')], events: [event('held', { parties: ['officer'], hold: true })] };
    expect(plan({ ...parts, citations: [cites('held', 'source')] })).toEqual({
      shown: ['case'],
      held: { held: 'It is on hold.' },
      silent: [],
    });
  });
});

describe('an event', () => {
  const citations = ['first', 'second', 'third'].map((id) => cites(id, 'source'));

  it('gives its place up through corrections that are left out themselves', () => {
    const events = [
      event('first'),
      event('second', { corrects: ['first'], hold: true }),
      event('third', { corrects: ['second'] }),
    ];
    expect(plan({ events, citations })).toEqual({
      shown: ['case', 'third', 'source'],
      held: {
        first: 'Another event, which would be public, stands in its place.',
        second: 'Another event, which would be public, stands in its place.',
      },
      silent: [],
    });
    expect(plan({ events, citations }, { exclude: ['third'] }).shown).toEqual(['case', 'first', 'source']);
  });

  it('ends with corrections that correct each other', () => {
    const events = [event('first', { corrects: ['second'] }), event('second', { corrects: ['first'] })];
    expect(plan({ events, citations: citations.slice(0, 2) }).shown).toEqual(['case']);
  });

  it('is left out without a defendant of those it names, and stays with one', () => {
    const parts = {
      parties: [person('one'), person('other')],
      participants: [takesPart('one', 'DEFENDANT'), takesPart('other', 'DEFENDANT')],
      events: [event('first', { defendants: ['one', 'other'] })],
      citations: citations.slice(0, 1),
    };
    expect(plan(parts, { exclude: ['one'] }).held).not.toHaveProperty('first');
    expect(plan(parts, { exclude: ['one', 'other'] }).held).toMatchObject({
      first: 'Every defendant that it names is left out.',
    });
  });

  it('needs a source that supports it by a citation that may be shown', () => {
    const unsourced = { first: 'No source that supports it would be public.' };
    const events = [event('first')];
    for (const citation of [
      cites('first', 'source', { supports: false }),
      cites('first', 'source', { hold: true }),
      cites('first', 'source', { tier: 3, reach: 3 }),
    ]) {
      expect(plan({ events, citations: [citation] }).held).toEqual(unsourced);
    }
    expect(
      plan({ events, citations: [cites('first', 'source')], sources: [near('sources', 'source', OPEN)] }).held,
    ).toEqual({});
  });
});

describe('what comes along', () => {
  it('are sources of sources, and who published them, but not what is left out of them', () => {
    const sources = ['source', 'second', 'held'].map((id) => near('sources', id, { hold: id === 'held' }));
    const parties = ['paper', 'agency'].map((id) => ({ ...near('organizations', id), consent: null }));
    const parts = {
      sources,
      parties,
      citations: [cites('case', 'source'), cites('source', 'second'), cites('second', 'held')],
      publishers: [step('source', 'paper'), step('held', 'agency')],
    };
    expect(plan(parts)).toEqual({
      shown: ['case', 'paper', 'source', 'second'],
      held: { held: 'It is on hold.' },
      silent: [],
    });
  });

  it('are links between those who are shown, whatever end is public already', () => {
    const link = (id: string, ...ends: [string, number][]) => ({
      ...near('affiliations', id),
      ends: ends.map(([end, reach]) => ({ id: end, reach })),
    });
    const links = [
      link('to the public', ['anna', 2], ['ngo', 0]),
      link('to the hidden', ['anna', 2], ['group', 2]),
      link('of somebody left out', ['victim', 2], ['ngo', 0]),
    ];
    const parties = [person('anna'), person('victim')];
    const participants = [takesPart('anna', 'DEFENDANT'), takesPart('victim', 'VICTIM')];
    expect(plan({ links, parties, participants })).toMatchObject({
      shown: ['case', 'anna as DEFENDANT', 'anna', 'to the public'],
      held: { 'to the hidden': 'It leads to somebody, or to an organization, that would not be public.' },
    });
  });

  it('is nothing where the case itself is left out', () => {
    const parts = { parties: [person('anna')], participants: [takesPart('anna', 'DEFENDANT')] };
    const { shown } = plan({ ...parts, case: near('cases', 'case', { tier: 3, reach: 3 }) });
    expect(shown).toEqual([]);
    expect(plan({ ...parts, case: near('cases', 'case', { tier: 3, reach: 3 }) }, { include: ['case'] }).shown).toEqual(
      ['case', 'anna as DEFENDANT', 'anna'],
    );
  });
});
