/** A command that uses the database until its standard input ends, as a long import would. */
import { withDatabase } from '../../dist/apps/cli/src/with-database.js';

await withDatabase(async () => {
  console.log('open');
  await new Promise((resolve) => process.stdin.resume().on('end', resolve));
});
