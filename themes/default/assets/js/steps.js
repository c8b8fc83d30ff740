// Makes the questions of “can we apply?” one page: the step that an answer leads to comes below it.
// Without this script each answer is a link to the page of that step.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-step] a.answer');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const step = link.closest('[data-step]');
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
    const next = document.importNode(page.querySelector('[data-step]'), true);
    if (!next.querySelector('h2')) {
      const heading = document.createElement('h2');
      heading.textContent = page.querySelector('h1').textContent;
      next.prepend(heading);
    }
    for (const other of step.querySelectorAll('a.answer')) other.toggleAttribute('aria-current', other === link);
    while (step.nextElementSibling?.matches('[data-step]')) step.nextElementSibling.remove();
    step.after(next);
    const heading = next.querySelector('h2');
    heading.tabIndex = -1;
    heading.focus();
  } catch {
    location.assign(link.href);
  }
});
