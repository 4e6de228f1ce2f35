/** The server out of its modules, as `npm run dev` starts it; `launch.mjs` starts what is put together of them. */
import { run } from './serve.js';

await run();
