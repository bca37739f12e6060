'use strict';
(() => {
  const root = document.documentElement, $ = (s, at = document) => at.querySelector(s);
  const all = (s, at = document) => Array.from(at.querySelectorAll(s));
  root.classList.add('js');
  const review = $('.review'), changes = all('.chg');
  let now = -1, flowing = false;

  /* Opens whatever folds an element away. */
  const unfold = (el) => {
    for (let d = el && el.closest('details'); d; d = d.parentElement && d.parentElement.closest('details')) d.open = true;
  };

  /* Review mode: one change after the other, each said in a line that screen readers read out. */
  const show = (i) => {
    if (!changes.length) return;
    if (now >= 0) changes[now].classList.remove('here');
    now = (i + changes.length) % changes.length;
    if (flowing) view(false);
    const el = changes[now], say = $('.say', el);
    unfold(el);
    el.classList.add('here');
    el.tabIndex = -1;
    el.focus({ preventScroll: true });
    el.scrollIntoView({ block: 'center' });
    review.hidden = false;
    review.textContent = (now + 1) + ' of ' + changes.length + ': ' + (say ? say.textContent : '');
  };
  const leave = () => {
    if (now >= 0) changes[now].classList.remove('here');
    now = -1;
    review.hidden = true;
  };

  /* Paragraph view: the sentences of a paragraph flow together; sentence view puts them back, a row each. */
  const join = (para) => {
    const flow = document.createElement('div'), sides = {};
    flow.className = 'row flow';
    for (const side of ['l', 'g', 'r']) {
      sides[side] = document.createElement('div');
      sides[side].className = side;
      flow.append(sides[side]);
    }
    for (const row of all('.row:not(.beat):not(.flow)', para)) {
      const sign = $(':scope > .g', row).textContent;
      for (const side of ['l', 'r']) {
        const cell = $(':scope > .' + side, row), span = document.createElement('span');
        if (!cell || !cell.childNodes.length) continue;
        span.className = row.className.replace(/\b(row|here)\b/g, '');
        if (sign !== '=' && sign) {
          const s = document.createElement('span');
          s.className = 'sign';
          s.textContent = sign;
          span.append(s);
        }
        const say = $(':scope > .say', row);
        if (say) span.title = say.textContent;
        span.append(...Array.from(cell.childNodes).map((n) => n.cloneNode(true)));
        for (const id of all('[id]', span)) id.removeAttribute('id');
        sides[side].append(span, ' ');
      }
    }
    return flow;
  };
  const view = (flow) => {
    flowing = flow;
    for (const para of all('.pair .para')) {
      const old = $(':scope > .flow', para);
      if (old) old.remove();
      for (const row of all(':scope > .row', para)) row.hidden = row.style.display === 'none' ? true : flow;
      for (const row of all(':scope > .row', para)) row.style.display = flow ? 'none' : '';
      if (flow) {
        const made = join(para);
        para.append(made);
      }
    }
    const box = $('#v-paragraphs');
    if (box) box.checked = flow;
  };

  /* Ribbons in the gutter: from where a moved passage stood to where it stands, while both are on the page. */
  const goTo = () => {
    const el = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!el) return;
    if (flowing && el.closest('.para')) view(false);
    unfold(el);
    el.scrollIntoView({ block: 'center' });
  };

  const keys = {
    n: () => show(now + 1), p: () => show(now < 0 ? -1 : now - 1), j: () => show(now + 1),
    k: () => show(now < 0 ? -1 : now - 1), v: () => view(!flowing), Escape: leave,
    u: () => { const folds = all('details.fold'), open = folds.some((d) => !d.open); for (const d of folds) d.open = open; },
  };
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.key !== 'Escape') {
      if (e.target.type !== 'checkbox' && e.target.type !== 'radio') return;
    }
    if (keys[e.key] && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); keys[e.key](); }
  });
  document.addEventListener('click', (e) => {
    const b = e.target.closest('button[data-key]');
    if (b) keys[b.dataset.key]();
  });
  const box = $('#v-paragraphs');
  if (box) box.addEventListener('change', () => view(box.checked));
  addEventListener('hashchange', goTo);
  goTo();
})();
