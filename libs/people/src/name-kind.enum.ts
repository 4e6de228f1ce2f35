import { registerVocabulary } from '@app/kernel';

export enum NameKind {
  PRIMARY = 'PRIMARY',
  ALIAS = 'ALIAS',
  TRANSLITERATION = 'TRANSLITERATION',
  LEGAL = 'LEGAL',
  BIRTH = 'BIRTH',
  PSEUDONYM = 'PSEUDONYM',
  ACRONYM = 'ACRONYM',
}

registerVocabulary(NameKind, {
  name: 'NameKind',
  description: 'What sort of name it is to its bearer.',
  meanings: {
    PRIMARY: 'The one name that stands for the bearer wherever only one is shown.',
    ALIAS: 'Another name that sources use.',
    TRANSLITERATION: 'The same name in other letters.',
    LEGAL: 'The name in official papers or in a register.',
    BIRTH: 'The name given at birth, where it has changed since.',
    PSEUDONYM: 'A name taken on to write or to stay hidden.',
    ACRONYM: 'Its initials, used as a name.',
  },
});
