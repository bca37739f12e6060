'use strict';
(() => {
  const root = document.documentElement, $ = (s, at = document) => at.querySelector(s);
  const all = (s, at = document) => Array.from(at.querySelectorAll(s));
  root.classList.add('js');
  const review = $('.review'), changes = all('.chg');
  let now = -1, flowing = false;

  /* What sticks below the bar has to know how high it is: its buttons wrap. */
  const fit = () => root.style.setProperty('--bar', $('.bar').offsetHeight + 'px');
  addEventListener('resize', fit);
  fit();

  /* Opens whatever folds an element away. */
  const unfold = (el) => {
    for (let d = el && el.closest('details'); d; d = d.parentElement && d.parentElement.closest('details')) d.open = true;
  };

  /* Twice, as what lies between is given its real height only when it comes near. */
  const reveal = (el) => {
    unfold(el);
    el.scrollIntoView({ block: 'center' });
    requestAnimationFrame(() => el.scrollIntoView({ block: 'center' }));
  };

  /* Review mode: one change after the other, each said in a line that screen readers read out. */
  const show = (i) => {
    if (!changes.length) return;
    if (now >= 0) changes[now].classList.remove('here');
    now = (i + changes.length) % changes.length;
    if (flowing) view(false);
    const el = changes[now], say = $('.say', el);
    el.classList.add('here');
    el.tabIndex = -1;
    el.focus({ preventScroll: true });
    reveal(el);
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
    for (const row of all(':scope > .row:not(.beat)', para)) {
      const sign = $(':scope > .g', row).textContent;
      for (const side of ['l', 'r']) {
        const cell = $(':scope > .' + side, row), span = document.createElement('span');
        if (!cell || !cell.childNodes.length) continue;
        span.className = row.className.replace(/\b(row|chg|here)\b/g, '');
        if (sign !== '=' && sign) {
          const s = document.createElement('span');
          s.className = 'sign';
          s.textContent = sign;
          span.append(s);
        }
        const say = $(':scope > .say', row);
        if (say) span.title = say.textContent;
        for (const node of cell.childNodes) span.append(node.cloneNode(true));
        for (const id of all('[id]', span)) id.removeAttribute('id');
        sides[side].append(span, ' ');
      }
    }
    return flow;
  };
  const view = (flow) => {
    flowing = flow;
    for (const old of all('.flow')) old.remove();
    if (flow) for (const para of all('.pair .para')) para.append(join(para));
    root.classList.toggle('flowing', flow);
    const box = $('#v-paragraphs');
    if (box) box.checked = flow;
  };

  /* A link leads to its place also where that is folded away or flows. */
  const goTo = () => {
    const el = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!el) return;
    if (flowing && el.closest('.para')) view(false);
    reveal(el);
  };

  const keys = {
    n: () => show(now + 1), p: () => show(now < 0 ? -1 : now - 1), j: () => show(now + 1),
    k: () => show(now < 0 ? -1 : now - 1), v: () => view(!flowing), Escape: leave,
    u: () => { const folds = all('details.fold'), open = folds.some((d) => !d.open); for (const d of folds) d.open = open; },
  };
  document.addEventListener('keydown', (e) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && !/^(checkbox|radio)$/.test(e.target.type);
    if (typing || e.ctrlKey || e.metaKey || e.altKey || !keys[e.key]) return;
    e.preventDefault();
    keys[e.key]();
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
