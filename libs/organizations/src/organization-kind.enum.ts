import { registerVocabulary } from '@app/kernel';

export enum OrganizationKind {
  COURT = 'COURT',
  POLICE = 'POLICE',
  PROSECUTOR = 'PROSECUTOR',
  SECURITY_SERVICE = 'SECURITY_SERVICE',
  PRISON = 'PRISON',
  GOVERNMENT_BODY = 'GOVERNMENT_BODY',
  INTERNATIONAL_BODY = 'INTERNATIONAL_BODY',
  NGO = 'NGO',
  UNREGISTERED_GROUP = 'UNREGISTERED_GROUP',
  MEDIA = 'MEDIA',
  COMPANY = 'COMPANY',
  POLITICAL_PARTY = 'POLITICAL_PARTY',
  RELIGIOUS_COMMUNITY = 'RELIGIOUS_COMMUNITY',
  LAW_FIRM = 'LAW_FIRM',
  OTHER = 'OTHER',
}

registerVocabulary(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What sort of body an organization is.',
  meanings: {
    COURT: 'A court of any instance.',
    POLICE: 'A police department, or another service that investigates ordinary crime.',
    PROSECUTOR: 'A prosecutor’s office.',
    SECURITY_SERVICE: 'A service for the security of the state, such as a national security committee.',
    PRISON: 'A prison, remand centre, camp or other place where people are held.',
    GOVERNMENT_BODY: 'A ministry, town hall or other part of the state.',
    INTERNATIONAL_BODY: 'A body of the United Nations, or of another organization of states.',
    NGO: 'A non-governmental organization that is registered.',
    UNREGISTERED_GROUP: 'A group of people that the state has not registered, by their will or its own.',
    MEDIA: 'A newspaper, broadcaster, news site or other publisher.',
    COMPANY: 'A business.',
    POLITICAL_PARTY: 'A political party, registered or not.',
    RELIGIOUS_COMMUNITY: 'A church, mosque, congregation or order.',
    LAW_FIRM: 'A law firm or bar association.',
    OTHER: 'Anything else; the summary says what.',
  },
});
