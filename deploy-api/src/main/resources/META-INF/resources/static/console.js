// What pages gain by a script: relative times, countdowns, live parts, a word when the connection
// is gone. Without it they show exact times and are read anew by hand.
'use strict';
(() => {
  const units = [['day', 86400], ['h', 3600], ['min', 60]];

  function span(seconds) {
    if (seconds < 5) return 'now';
    if (seconds < 60) return Math.floor(seconds) + ' s';
    const at = units.findIndex(([, size]) => seconds >= size);
    const [name, size] = units[at];
    const whole = Math.floor(seconds / size);
    const [rest, restSize] = units[at + 1] || [];
    const more = rest ? Math.floor((seconds % size) / restSize) : 0;
    return whole + ' ' + name + (name === 'day' && whole > 1 ? 's' : '') +
        (more ? ' ' + more + ' ' + rest : '');
  }

  function tick() {
    const now = Date.now();
    for (const time of document.querySelectorAll('time[data-ago],time[data-until]')) {
      const at = Date.parse(time.dateTime);
      if (!time.title) time.title = time.textContent;
      const text = time.hasAttribute('data-ago')
          ? ((s) => s === 'now' ? 'just now' : s + ' ago')(span((now - at) / 1000))
          : at < now ? 'time is over' : countdown((at - now) / 1000);
      if (time.textContent !== text) time.textContent = text;
    }
  }

  function countdown(seconds) {
    return seconds < 600
        ? Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0') + ' left'
        : span(seconds) + ' left';
  }

  // A part that is the same as before stays as it is: with its focus, and with what was typed there.
  const shown = new Map();
  for (const part of document.querySelectorAll('[hx-swap-oob]')) shown.set(part.id, part.outerHTML);
  // Why a form was refused stays to be read until its part says something else anew.
  const refused = new Set();
  for (const problem of document.querySelectorAll('[hx-swap-oob] .problem')) {
    refused.add(problem.closest('[hx-swap-oob]').id);
  }
  let announced = document.querySelector('[data-announce]')?.dataset.announce;

  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    const { target, fragment } = event.detail;
    const fresh = fragment.firstElementChild;
    if (!fresh || !target.id) return;
    const html = fresh.outerHTML;
    const typing = target.contains(document.activeElement) && document.activeElement.matches('input,textarea');
    const toBeRead = refused.delete(target.id);
    if (shown.get(target.id) === html || toBeRead || typing && sameForms(target, fresh)) {
      if (toBeRead) shown.set(target.id, html);
      event.detail.shouldSwap = false;
      return;
    }
    shown.set(target.id, html);
    if (target.open) fresh.open = true;
    for (const open of target.querySelectorAll('details[open][id]')) {
      const again = fresh.querySelector('#' + CSS.escape(open.id));
      if (again) again.open = true;
    }
    for (const field of target.querySelectorAll('textarea,input:not([type=hidden])')) {
      const same = field.form && fresh.querySelector(
          'form[action="' + CSS.escape(field.form.getAttribute('action')) + '"] [name="' + field.name + '"]');
      if (!same) continue;
      if (field.type === 'checkbox' || field.type === 'radio') continue;
      same.value = field.value;
    }
  });

  function sameForms(one, other) {
    const actions = (part) => [...part.querySelectorAll('form,input[type=hidden]:not([name=csrf])')]
        .map((each) => each.getAttribute('action') || each.value).join(' ');
    return actions(one) === actions(other);
  }

  document.addEventListener('htmx:afterRequest', () => {
    tick();
    const says = document.querySelector('[data-announce]')?.dataset.announce;
    if (says && says !== announced) {
      announced = says;
      document.getElementById('announce').textContent = says;
      if (document.getElementById('state')) document.title = says + ' · Airlock';
    }
  });

  const lost = document.getElementById('lost');
  let heard = Date.now();

  function gone() {
    if (!lost.hidden) return;
    document.getElementById('lost-since').textContent = new Date(heard).toLocaleTimeString();
    lost.hidden = false;
  }

  function back() {
    heard = Date.now();
    lost.hidden = true;
  }

  document.addEventListener('htmx:sseOpen', back);
  document.addEventListener('htmx:sseError', gone);
  document.addEventListener('htmx:sseBeforeMessage', back);
  document.addEventListener('htmx:sendError', gone);

  setInterval(tick, 1000);
  tick();
})();
