import { publicUrlOf, type Settings } from '@app/kernel';

/**
 * What a person at the terminal reads when the server is ready: where to go, and how to make the first account.
 * @param port  the port listened on
 */
export function announcement(settings: Settings, port: number): string {
  const here = publicUrlOf({ ...settings, publicUrl: null }, port);
  const lines = [
    'Casetrail is ready.',
    '',
    `  GraphQL   ${here}/graphql`,
    `  explorer  ${here}/explorer`,
    `  pages     ${here}/`,
    '',
    '  First account:  npm run -s casetrail -- account create --role ADMIN --email you@example.org --name You',
    '  Stop:           Ctrl-C',
  ];
  if (settings.publicUrl !== null) lines.splice(5, 0, `  readers   ${settings.publicUrl}/`);
  return lines.join('\n');
}
