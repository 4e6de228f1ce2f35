export { PagesModule } from './pages.module.js';
export { PUBLIC_URL } from './public-url.js';
