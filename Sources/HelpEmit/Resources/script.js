// What helpc's pages do where scripts run; without it every page can still be read, and every link followed.
(function () {
  'use strict';
  var labels = document.currentScript ? document.currentScript.dataset : {};

  function each(selector, action) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), action);
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = document.createElement('textarea');
    area.value = text;
    document.body.appendChild(area);
    area.select();
    var isDone = document.execCommand('copy');
    area.remove();
    return isDone ? Promise.resolve() : Promise.reject(new Error('copy'));
  }

  function copyButton(read) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = labels.copy;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', function () {
      copy(read()).then(function () {
        button.textContent = labels.copied;
        setTimeout(function () { button.textContent = labels.copy; }, 2000);
      }, function () {});
    });
    return button;
  }

  // On a page of very many headings, only the first have their links written down.

  var pattern = document.querySelector('article .anchor');
  if (pattern) {
    each('article :is(h2, h3, h4, h5, h6)[id]', function (heading) {
      if (heading.querySelector('.anchor')) return;
      var anchor = pattern.cloneNode(false);
      anchor.href = '#' + encodeURIComponent(heading.id);
      heading.appendChild(anchor);
    });
  }

  // Copying

  if (labels.copy) {
    each('article pre', function (pre) {
      var box = document.createElement('div');
      box.className = 'code';
      pre.parentNode.insertBefore(box, pre);
      box.appendChild(pre);
      box.appendChild(copyButton(function () { return pre.textContent.replace(/\n$/, ''); }));
    });
    each('.ids dd', function (item) {
      var code = item.querySelector('code');
      if (code) item.appendChild(copyButton(function () { return code.textContent; }));
    });
  }

  // What can be scrolled must be reached by the keyboard; what cannot must not stop it.

  function markScrollable() {
    each('.scroll, article pre', function (box) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute('role', 'group');
        box.setAttribute('aria-label', labels.scroll || '');
      } else {
        ['tabindex', 'role', 'aria-label'].forEach(function (name) { box.removeAttribute(name); });
      }
    });
  }
  if (labels.scroll) {
    markScrollable();
    window.addEventListener('resize', markScrollable);
  }

  // The filter of the contents. Letters are compared without case, width, accents and vowel points, which leaves CJK as
  // it is.

  var marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

  function folded(text) {
    return text.normalize('NFKD').replace(marks, '').normalize('NFKC').toLowerCase().replace(/\u00df/g, 'ss')
      .replace(/\u0131/g, 'i');
  }

  function startFilter(form) {
    var field = form.querySelector('input');
    var status = form.querySelector('[role=status]');
    var total = 0;
    var groups = new Map();
    var items = Array.prototype.map.call(document.querySelectorAll('.tree li'), function (element) {
      var link = element.firstElementChild;
      var isTopic = link && link.tagName === 'A';
      var parent = element.parentNode.closest('.tree li');
      var title = folded(isTopic ? link.textContent : element.firstChild ? element.firstChild.textContent : '');
      // What stands below a heading without a page is found by its name as well.
      var group = groups.get(parent) || '';
      if (isTopic) total += 1;
      groups.set(element, isTopic ? group : group + ' ' + title);
      return {
        element: element, link: isTopic ? link : null, parent: parent, title: title + ' ' + group,
        ids: isTopic && link.dataset.ids ? link.dataset.ids.split(' ') : []
      };
    });
    var trees = Array.prototype.map.call(document.querySelectorAll('ul.tree'), function (element) {
      var place = document.createComment('');
      element.before(place);
      return { element: element, place: place };
    });
    var rests = document.querySelectorAll('[data-rest]');

    function apply() {
      var words = folded(field.value).split(/\s+/).filter(Boolean);
      var count = 0;
      var shown = new Set();
      items.forEach(function (item) {
        var hit = item.ids.filter(function (id) {
          var text = folded(id);
          return words.every(function (word) { return text.indexOf(word) >= 0; });
        })[0];
        var isMatch = words.every(function (word) { return item.title.indexOf(word) >= 0; });
        if (item.link) {
          if (words.length && hit && !isMatch) item.link.dataset.hit = hit; else delete item.link.dataset.hit;
        }
        if (!item.link || !isMatch && !hit) return;
        count += 1;
        shown.add(item.element);
        for (var above = item.parent; above && !shown.has(above); above = above.parentNode.closest('.tree li')) {
          shown.add(above);
        }
      });
      // Out of the page meanwhile: a browser counts the items of a list anew for each that comes or goes.
      trees.forEach(function (tree) { tree.element.remove(); });
      items.forEach(function (item) { item.element.hidden = words.length > 0 && !shown.has(item.element); });
      trees.forEach(function (tree) { tree.place.after(tree.element); });
      Array.prototype.forEach.call(rests, function (heading) { heading.hidden = words.length > 0; });
      status.textContent = !words.length ? '' : count ? count + ' / ' + total : form.dataset.none;
    }

    var isDue = false;
    field.addEventListener('input', function () {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(function () { isDue = false; apply(); });
    });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.hidden = false;
    var wanted = new URLSearchParams(location.search).get('q');
    if (wanted) {
      field.value = wanted;
      apply();
    }
  }
  each('form.filter', startFilter);

  // The reader's language comes first.

  function family(tag) {
    try {
      var locale = new Intl.Locale(tag).maximize();
      return locale.language + '-' + locale.script;
    } catch (error) {
      return tag.toLowerCase().split('-')[0];
    }
  }

  each('ul.choice', function (list) {
    var items = Array.prototype.slice.call(list.children);
    function tag(item) { return item.firstElementChild.getAttribute('hreflang') || ''; }
    var best = null;
    (navigator.languages || [navigator.language]).some(function (wanted) {
      best = items.filter(function (item) { return tag(item).toLowerCase() === wanted.toLowerCase(); })[0]
        || items.filter(function (item) { return family(tag(item)) === family(wanted); })[0];
      return best;
    });
    if (!best) return;
    best.className = 'first';
    list.insertBefore(best, list.firstChild);
  });
})();
