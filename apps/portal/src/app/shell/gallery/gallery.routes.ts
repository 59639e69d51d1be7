import type { Routes } from '@angular/router';
import { GalleryPage } from './gallery.page';

/** The gallery: every component on a page of its own. */
export const galleryRoutes: Routes = [
  { path: '', title: 'shell.gallery', component: GalleryPage },
  { path: ':component', title: 'shell.gallery', component: GalleryPage },
];
