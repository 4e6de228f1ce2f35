/** Unpacks the browser that comes by npm into the temporary folder. */
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
