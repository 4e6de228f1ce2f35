import { CitationStyle } from '@app/bibliography';
import { LocaleScalar, registerVocabulary } from '@app/kernel';
import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';

registerVocabulary(CitationStyle, {
  name: 'CitationStyle',
  description: 'In which form something is cited.',
  meanings: {
    APA: 'A reference by the Publication Manual of the American Psychological Association, 7th edition.',
    CHICAGO:
      'An entry of a bibliography by the Chicago Manual of Style, 18th edition, in its system of notes and bibliography.',
    MLA: 'An entry of works cited by the MLA Handbook, 9th edition.',
    BIBTEX: 'A file for BibTeX, with one entry.',
    RIS: 'A file in RIS, for programs that manage references.',
    CSL_JSON: 'A file in CSL-JSON, with one item.',
  },
});

/** Arguments of a field that answers with a citation. */
@ArgsType()
export class CiteArgs {
  @Field(() => CitationStyle, { description: 'In which form.' })
  style: CitationStyle;

  @Field(() => LocaleScalar, {
    nullable: true,
    defaultValue: 'en',
    description:
      'In which language the words of the style are: en, ru, zh, tr, fr, de or es. English where there are none in the one asked for.',
  })
  @IsOptional()
  locale?: string | null;
}
