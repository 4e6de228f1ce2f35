import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runProgram } from './program.js';

/** Commands of a guide, and what it says they print; null where it does not say. */
export interface Step {
  readonly commands: string;
  readonly prints: { readonly language: 'json' | 'text'; readonly text: string } | null;
}

/** The commands of a guide in `docs/guide`, in their order: blocks of `sh`, each with the `json` or `text` that follows it. */
export function stepsOf(name: string): Step[] {
  const guide = readFileSync(join(ROOT, 'docs/guide', name), 'utf8');
  const steps: Step[] = [];
  for (const [, language, text] of guide.matchAll(/^```(sh|json|text)\n(.*?)^```$/gms)) {
    if (language === 'sh') steps.push({ commands: text ?? '', prints: null });
    else {
      const last = steps.pop();
      if (!last || last.prints) throw new Error(`${name} shows an output that no commands precede.`);
      steps.push({ ...last, prints: { language: language as 'json' | 'text', text: text ?? '' } });
    }
  }
  return steps;
}

/** Runs all commands of a guide in one shell, in the project's folder for `npm`, and answers what each step has printed. */
export async function follow(steps: readonly Step[], env: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-guide-'));
  const mark = '== the next step ==';
  const script = [
    'set -eu -o pipefail',
    // Files of the guide go to a folder of its own; commands of the project are run where it is.
    `npm() { (cd ${JSON.stringify(ROOT)} && command npm "$@"); }`,
    `cd ${JSON.stringify(folder)}`,
    ...steps.flatMap(({ commands }) => [commands, `echo; echo '${mark}'`]),
  ].join('\n');
  try {
    const { code, stdout, stderr } = await runProgram({ command: ['bash', '-c', script], env });
    if (code !== 0) throw new Error(`The commands ended with ${code}:\n${stdout}\n${stderr}`);
    return stdout.split(mark).slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The day on which the guides were written, as they show it. */
const DAY_OF_GUIDES = new Date('2026-11-26');
const DAYS = [
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
];

/** What is another on each server: hashes, the beginnings of those in citations, and uuids. */
const CHANCE = [
  /\b[0-9a-f]{64}\b/g,
  /(?<=SHA-256 )[0-9a-f]{12}\b/g,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
];

/**
 * A text with what differs from one run to the next replaced: where the server is, the day, and hashes and uuids by a number in the order
 * in which they come, so that two are still equal or not.
 *
 * @param ran  when the commands were run
 */
export function withoutChance(text: string, { url, ran }: { readonly url: string; readonly ran: Date }): string {
  const here = DAYS.reduce((told, day) => told.replaceAll(day.format(ran), day.format(DAY_OF_GUIDES)), text);
  return CHANCE.reduce(
    (told, pattern) => {
      const found = [...new Set(told.match(pattern))];
      return told.replaceAll(pattern, (one) => `<${found.indexOf(one) + 1}>`);
    },
    here.replaceAll(url, 'http://127.0.0.1:3000'),
  );
}
