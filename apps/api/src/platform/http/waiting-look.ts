/** How the waiting page looks: like the portal that is behind it, without fetching anything. */
export const style = [
  '*{box-sizing:border-box}[hidden]{display:none!important}',
  'body{margin:0;background:#fff;color:#0b0c0c;font:1.1875rem/1.4 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}',
  '.wide{max-width:1020px;margin:0 auto;padding-inline:15px}',
  '.header{background:#12436d;border-bottom:1px solid transparent;color:#fff;padding-block:15px}',
  '.name{font-size:1.5rem;font-weight:700;margin-inline-end:15px}',
  '.languages{display:flex;flex-wrap:wrap;gap:0 15px;justify-content:flex-end;border-bottom:1px solid #cecece;padding:5px 0;font-size:1rem}',
  '.languages a{display:inline-block;padding:5px 0}',
  '.languages a[aria-current]{color:inherit;font-weight:700;text-decoration:none}',
  'main{padding-block:30px 40px;overflow-wrap:break-word}',
  'main section{max-width:38rem}',
  'h1{margin:0 0 25px;font-size:2rem;line-height:1.1}',
  'p{margin:0 0 20px}',
  '.unchecked{background:#fff7e0;border-inline-start:5px solid #b58105;padding:10px 15px;font-size:1rem}',
  '.turn{border-inline-start:10px solid #12436d;margin:0 0 25px;padding:15px}',
  '.turn p{margin:0}.turn strong{font-size:1.5rem;line-height:1.25}.turn p+p{margin-top:5px}',
  '.left span{font-variant-numeric:tabular-nums}',
  'a{color:#1a65a6;text-underline-offset:.15em}a:hover{color:#0f385c}',
  'a:focus{outline:3px solid transparent;background:#fd0;box-shadow:0 -2px #fd0,0 4px #0b0c0c;color:#0b0c0c;text-decoration:none}',
  '@media (min-width:40.0625em){.wide{padding-inline:30px}h1{font-size:3rem}main{padding-block:50px 60px}}',
].join('');

/**
 * What the waiting page does by itself: it counts down, goes on at the turn (not while there is no connection), and speaks the
 * language that was chosen on the portal, or here.
 */
export const script = `(function () {
  'use strict';
  var body = document.body, links = document.querySelectorAll('.languages a');
  var end = Date.now() + Number(body.dataset.seconds) * 1000;
  var asked = new URLSearchParams(location.search).get('language');
  function kept(code) {
    try {
      if (code) localStorage.setItem('fairplace.language', code);
      return localStorage.getItem('fairplace.language');
    } catch (error) {
      return null;
    }
  }
  function speak(code) {
    if (!document.querySelector('[data-said="' + code + '"]')) return;
    document.querySelectorAll('[data-said]').forEach(function (said) {
      said.hidden = said.dataset.said !== code;
      if (said.hidden || !said.dataset.title) return;
      document.documentElement.lang = code;
      document.documentElement.dir = said.dir;
      document.title = said.dataset.title;
    });
    links.forEach(function (link) {
      if (link.lang === code) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  }
  links.forEach(function (link) {
    link.addEventListener('click', function (event) {
      if (asked) return;
      event.preventDefault();
      speak(kept(link.lang) || link.lang);
    });
  });
  if (!asked && kept()) speak(kept());
  function tick() {
    var left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    document.querySelectorAll('.left').forEach(function (line) {
      line.hidden = false;
      line.querySelector('span').textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    });
    if (left > 0 || navigator.onLine === false) return;
    clearInterval(timer);
    if (body.dataset.back) location.replace(body.dataset.back);
    else location.reload();
  }
  var timer = setInterval(tick, 1000);
  tick();
})();`;
