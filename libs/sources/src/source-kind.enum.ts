import { registerVocabulary } from '@app/kernel';

export enum SourceKind {
  NEWS_ARTICLE = 'NEWS_ARTICLE',
  COURT_DOCUMENT = 'COURT_DOCUMENT',
  OFFICIAL_LETTER = 'OFFICIAL_LETTER',
  NGO_REPORT = 'NGO_REPORT',
  UN_DOCUMENT = 'UN_DOCUMENT',
  GOVERNMENT_STATEMENT = 'GOVERNMENT_STATEMENT',
  SOCIAL_MEDIA_POST = 'SOCIAL_MEDIA_POST',
  INTERVIEW = 'INTERVIEW',
  TESTIMONY = 'TESTIMONY',
  VIDEO = 'VIDEO',
  DATASET = 'DATASET',
  OTHER = 'OTHER',
}

registerVocabulary(SourceKind, {
  name: 'SourceKind',
  description: 'What sort of document or statement a source is.',
  meanings: {
    NEWS_ARTICLE: 'A report in a newspaper, on a news site or by an agency.',
    COURT_DOCUMENT: 'A judgment, ruling, indictment, plea agreement or record of a hearing.',
    OFFICIAL_LETTER: 'A letter from an authority, such as an answer to a lawyer.',
    NGO_REPORT: 'A report or statement by a non-governmental organization.',
    UN_DOCUMENT: 'A document of the United Nations: an opinion, a communication, a resolution.',
    GOVERNMENT_STATEMENT: 'What an authority has said in public.',
    SOCIAL_MEDIA_POST: 'A post on a social network or in a messenger channel.',
    INTERVIEW: 'Questions and answers with somebody who knows, published or on file.',
    TESTIMONY: 'What a witness or a victim has told, in writing or in person.',
    VIDEO: 'A film or a recording.',
    DATASET: 'A collection of data.',
    OTHER: 'Anything else; the title says what.',
  },
});
