/** The npm package `citeproc` brings no types; this declares what is used of it here. */
declare module 'citeproc' {
  interface Sys {
    /** The XML of a locale; false where there is none. */
    retrieveLocale(locale: string): string | false;
    retrieveItem(id: string): object;
  }
  class Engine {
    /** @param forceLocale  whether `locale` counts, and not the style's own */
    constructor(sys: Sys, styleXml: string, locale: string, forceLocale: boolean);
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    setOutputFormat(format: 'text'): void;
    updateItems(ids: readonly string[]): void;
    /** Parameters, and the entries. */
    makeBibliography(): [object, string[]];
  }
  const CSL: { readonly Engine: typeof Engine };
  export default CSL;
}
