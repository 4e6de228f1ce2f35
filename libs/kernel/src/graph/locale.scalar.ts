import { shown, textScalar } from './text-scalar.js';

/** The longest tag that BCP 47 asks software to cope with (RFC 5646, 4.4.1). */
const LONGEST = 35;

export const LocaleScalar = textScalar({
  name: 'Locale',
  description:
    'A language, with script or region where they matter, by its tag of BCP 47: kk, ru-KZ, zh-Hans, ug-Arab.',
  specifiedByURL: 'https://www.rfc-editor.org/info/bcp47',
  example: 'en',
  read: readTag,
});

/** In its one canonical spelling, so that `KK`, `kk` and `kaz` find each other. */
function readTag(text: string): string {
  if (/^[A-Za-z]{2,3}(_[A-Za-z0-9]+)+$/.test(text)) {
    throw new Error(
      `${shown(text)}: the parts of a language tag are joined by hyphens. Write ${text.replaceAll('_', '-')}.`,
    );
  }
  // Longer first parts are well-formed but have never been registered: they are names, "english".
  const canonical = text.length <= LONGEST && /^[A-Za-z]{2,3}(-|$)/.test(text) ? canonicalTag(text) : null;
  if (canonical === null) {
    throw new Error(`${shown(text)} is not a language tag. Write one like en, kk, ru-KZ or zh-Hans.`);
  }
  return canonical;
}

function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}
