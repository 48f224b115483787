import { svgEl } from './dom.js'

/** Drawn for this page on a 24 by 24 grid; a point is a line of no length. */
const PATHS = {
  office: 'M4 20h16M6 20v-8m4 8v-8m4 8v-8m4 8v-8M3.5 9.5 12 4l8.5 5.5z',
  more: 'M12 6v.01M12 12v.01M12 18v.01',
  down: 'M12 5v14m-6-6 6 6 6-6',
  clip: 'm19 11-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7-7',
  slash:
    'M5 4h14a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 4zm9 4-4 8',
  keys: 'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zm3 4h.01M12 10h.01M17 10h.01M8 14h8',
  mic: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  send: 'M12 19V5m-6.5 6.5L12 5l6.5 6.5',
  photo:
    'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm-1 12 5-5 4 4 3-3 6 5M9 9.5h.01',
  file: 'M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm7 0v5h5',
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 8a7.5 7.5 0 0 1 15 0',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 10h.01M15 10h.01M8.5 14.5a4.5 4.5 0 0 0 7 0',
  close: 'm6 6 12 12M18 6 6 18',
}

/** One of the icons. It says nothing: what it means stands in the label beside it or on its button. */
export function icon(name) {
  const svg = svgEl('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' })
  svg.append(svgEl('path', { d: PATHS[name] ?? '' }))
  return svg
}

/** Puts icons into the fixed places of the page. */
export function drawIcons() {
  for (const place of document.querySelectorAll('[data-icon]')) place.replaceWith(icon(place.dataset.icon))
}
