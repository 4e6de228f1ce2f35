/** The uuid of the nth thing. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const [DEFENDANT, AUTHOR] = [`Person_${uuid(1)}`, `Person_${uuid(2)}`];
export const [PAPER, COURT] = [`Organization_${uuid(3)}`, `Organization_${uuid(4)}`];
export const [ARTICLE, LETTER] = [`Source_${uuid(5)}`, `Source_${uuid(6)}`];
export const [CASE, OTHER, CODE] = [`Case_${uuid(7)}`, `Case_${uuid(8)}`, `Statute_${uuid(9)}`];
export const [FIRST, SECOND] = [`CaseEvent_${uuid(10)}`, `CaseEvent_${uuid(11)}`];
export const [CHARGE, REPLACED] = [`Charge_${uuid(12)}`, `Charge_${uuid(13)}`];

/** What documents are made of, in which each date is another; `say` has the words. */
export function naming(say: (place: string) => string) {
  let [year, next] = [1900, 100];
  const date = () => {
    const edtf = `${(year += 1)}-03-04`;
    return { edtf, earliest: edtf, latest: edtf };
  };
  const citations = () => [
    {
      id: `Citation_${uuid((next += 1))}`,
      source: ARTICLE,
      stance: 'DISPUTES' as const,
      locator: say(`locator ${next}`),
      quote: say(`quote ${next}`),
      credibility: 4,
    },
  ];
  const standing = (because: string) => ({ status: 'CONVICTED', since: date(), final: true, because: [because] });
  const names = (who: string) => [
    { text: say(who), kind: 'PRIMARY', script: 'Latn', language: 'en' },
    { text: say(`other ${who}`), kind: 'PSEUDONYM', script: 'Cyrl', language: 'kk' },
  ];
  const named = (id: string, who: string) => ({ id, slug: who, name: say(who), names: names(who) });
  const source = (id: string, slug: string) => ({
    id,
    slug,
    kind: 'UN_DOCUMENT',
    title: say(`title of ${slug}`),
    authors: [
      { name: say(`author of ${slug}`), person: AUTHOR },
      { name: say(`editor of ${slug}`), person: null },
    ],
    publisher: PAPER,
    publishedOn: date(),
    url: `https://paper.example/${slug}`,
    archivedUrl: `https://archive.example/${slug}`,
    accessedOn: date().edtf,
    language: 'kk',
    tags: [say(`tag of ${slug}`), say(`second tag of ${slug}`)],
    reliability: 'B',
    disclosure: say(`disclosure of ${slug}`),
  });
  const law = () => ({
    id: CODE,
    slug: 'code',
    title: say('code'),
    country: 'MC',
    adopted: date(),
    inForce: date(),
    uri: 'https://law.example/code',
  });
  return { date, citations, standing, named, source, law };
}
