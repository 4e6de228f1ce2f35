import { shown, textScalar } from './text-scalar.js';

export const CountryCodeScalar = textScalar({
  name: 'CountryCode',
  description: 'A country by its two capitals of ISO 3166-1: KZ for Kazakhstan, CN for China.',
  specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
  example: 'KZ',
  read(text) {
    if (/^[A-Z]{2}$/.test(text)) return text;
    if (/^[A-Za-z]{2}$/.test(text))
      throw new Error(`${text}: a country code is in capitals. Write ${text.toUpperCase()}.`);
    throw new Error(`${shown(text)} is not a country code. Write the two capitals of ISO 3166-1, such as KZ.`);
  },
});
