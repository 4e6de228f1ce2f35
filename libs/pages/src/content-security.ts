type Directive = 'script-src' | 'style-src' | 'img-src' | 'font-src' | 'connect-src' | 'worker-src';

const NOBODY = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

/** A Content-Security-Policy that allows these and nothing else. */
export function allowing(directives: Partial<Record<Directive, string>>): string {
  return [...NOBODY, ...Object.entries(directives).map(([name, sources]) => `${name} ${sources}`)].join('; ');
}
