import type { RecordDraft } from './draft.js';

/** Who takes part in the first record, as far as its founding source says. */
export const PARTIES: Pick<RecordDraft, 'people' | 'organizations' | 'affiliations' | 'relationships'> = {
  people: [
    {
      slug: 'serikzhan-bilash',
      names: [
        { text: 'Serikzhan Bilash', kind: 'PRIMARY' },
        { text: 'Серікжан Біләш', kind: 'TRANSLITERATION', language: 'kk' },
        { text: 'Серикжан Билаш', kind: 'TRANSLITERATION', language: 'ru' },
        { text: 'Serikjan Bilash', kind: 'TRANSLITERATION' },
      ],
      occupations: ['human-rights activist'],
      summary:
        'Human-rights activist who made known what happens to Kazakhs in Xinjiang. He comes from there himself, and had lived in Kazakhstan for about twenty years (since about 2001) before he left it. The spellings of his name other than the first are general knowledge, not from the source.',
    },
    {
      slug: 'shynkuat-baizhanov',
      names: [{ text: 'Shynkuat Baizhanov', kind: 'PRIMARY' }],
      occupations: ['lawyer'],
      summary: 'Lawyer of Serikzhan Bilash; he made the letter that ended the case under article 174 public.',
    },
    {
      slug: 'rustam-abdrakhmanov',
      names: [{ text: 'Rustam Abdrakhmanov', kind: 'PRIMARY' }],
      occupations: ['police officer'],
      summary: 'Deputy chief of the Almaty police, who signed the letter that ended the case under article 174.',
    },
    {
      slug: 'erbol-dauletbek',
      names: [{ text: 'Erbol Dauletbek', kind: 'PRIMARY' }],
      summary: 'Registered another organization under the name Atajurt and complained that Bilash was using the name.',
    },
    {
      slug: 'almas-akhmetbek',
      names: [{ text: 'Almas Akhmetbek', kind: 'PRIMARY' }],
      summary: 'Ethnic Kazakh from Xinjiang, author of a patriotic song, who testified against Saltanat Kusman.',
    },
    {
      slug: 'saltanat-kusman',
      names: [{ text: 'Saltanat Kusman', kind: 'PRIMARY' }],
      summary: 'Worked for a Chinese company and reported it; its owner then accused her.',
    },
    {
      slug: 'laila-adilzhan',
      names: [{ text: 'Laila Adilzhan', kind: 'PRIMARY' }],
      summary: 'Author of the founding source, and wife of Serikzhan Bilash.',
    },
  ],
  organizations: [
    {
      slug: 'atajurt',
      names: [{ text: 'Atajurt', kind: 'PRIMARY' }],
      kind: 'UNREGISTERED_GROUP',
      country: 'KZ',
      legalStanding: 'Not registered: the government kept refusing it.',
      summary: 'The human-rights organization of Serikzhan Bilash.',
    },
    {
      slug: 'atajurt-registered',
      names: [{ text: 'Atajurt', kind: 'PRIMARY' }],
      kind: 'NGO',
      country: 'KZ',
      legalStanding: 'Registered, by Erbol Dauletbek.',
      summary: 'A different organization of the same name; pro-government, by the account of the source.',
    },
    {
      slug: 'almaty-internal-affairs',
      names: [{ text: 'Almaty City Department of Internal Affairs', kind: 'PRIMARY' }],
      kind: 'POLICE',
      country: 'KZ',
    },
    {
      slug: 'wgad',
      names: [
        { text: 'UN Working Group on Arbitrary Detention', kind: 'PRIMARY' },
        { text: 'WGAD', kind: 'ACRONYM' },
      ],
      kind: 'INTERNATIONAL_BODY',
      summary: 'The acronym is general knowledge, not from the source.',
    },
    { slug: 'bitter-winter', names: [{ text: 'Bitter Winter', kind: 'PRIMARY' }], kind: 'MEDIA' },
    {
      slug: 'kusman-employer',
      names: [{ text: 'Chinese company that employed Saltanat Kusman (not named)', kind: 'PRIMARY' }],
      kind: 'COMPANY',
      summary: 'The source does not name the company; its owner accused Saltanat Kusman.',
    },
  ],
  affiliations: [
    { person: 'serikzhan-bilash', organization: 'atajurt', role: 'leader' },
    { person: 'erbol-dauletbek', organization: 'atajurt-registered', role: 'registered it' },
    { person: 'rustam-abdrakhmanov', organization: 'almaty-internal-affairs', role: 'deputy chief' },
    { person: 'saltanat-kusman', organization: 'kusman-employer', role: 'employee' },
  ],
  relationships: [
    { from: 'laila-adilzhan', to: 'serikzhan-bilash', kind: 'SPOUSE' },
    { from: 'almas-akhmetbek', to: 'saltanat-kusman', kind: 'RELATIVE' },
    { from: 'shynkuat-baizhanov', to: 'serikzhan-bilash', kind: 'COUNSEL' },
  ],
};
