import { publicUrlOf, type Settings } from '@app/kernel';

/**
 * What a person at the terminal reads when the server is ready: where to go, and how to make the first account.
 * @param port  the port listened on
 * @param setupSecret  of the link by which the first account is made; null where there is an account
 */
export function announcement(settings: Settings, port: number, setupSecret: string | null): string {
  const here = publicUrlOf({ ...settings, publicUrl: null }, port);
  const readers = settings.publicUrl === null ? [] : [`  readers   ${settings.publicUrl}/`];
  const setup =
    setupSecret === null
      ? []
      : [
          '  First account (the link works once, until tomorrow or the next start):',
          `  ${publicUrlOf(settings, port)}/setup/${setupSecret}`,
          '',
        ];
  return [
    'Casetrail is ready.',
    '',
    `  GraphQL   ${here}/graphql`,
    `  explorer  ${here}/explorer`,
    `  pages     ${here}/`,
    ...readers,
    `  sign in   ${publicUrlOf(settings, port)}/sign-in`,
    '',
    ...setup,
    '  Stop: Ctrl-C',
  ].join('\n');
}
