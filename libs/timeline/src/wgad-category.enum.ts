import { registerVocabulary } from '@app/kernel';

export enum WgadCategory {
  I = 'I',
  II = 'II',
  III = 'III',
  IV = 'IV',
  V = 'V',
}

registerVocabulary(WgadCategory, {
  name: 'WgadCategory',
  description: 'On which ground the United Nations Working Group on Arbitrary Detention finds a detention arbitrary.',
  meanings: {
    I: 'Nothing in law justifies it.',
    II: 'It punishes the use of a right, such as free speech, assembly or belief.',
    III: 'The trial was so unfair that the detention cannot stand.',
    IV: 'Asylum seekers, migrants or refugees are held for long without a way to have it reviewed.',
    V: 'It discriminates: by origin, belief, opinion, gender, or another status.',
  },
});
